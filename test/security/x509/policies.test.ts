import assert from 'node:assert/strict';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { readCertificate } from '../../../src/security/x509/certificate.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import {
  AUTHORITY,
  certificateOf,
  der,
  extensionOf,
  hex,
  holderCalled,
  pathOf,
  seq,
} from '../unusual/independent-certificates.ts';

const GOLD = hex('06032a0304');
const SILVER = hex('06032a0305');
const ANY = hex('0604551d2000');
const policies = (...oids: Buffer[]) => extensionOf('0603551d20', false, seq(...oids.map((oid) => seq(oid))));
const small = (tag: number, count: number) => der(tag, Buffer.of(count));
const explicit = (count: number) => extensionOf('0603551d24', true, seq(small(0x80, count)));
const noMapping = (count: number) => extensionOf('0603551d24', true, seq(small(0x81, count)));
const explicitWithoutMapping = extensionOf('0603551d24', true, seq(small(0x80, 0), small(0x81, 0)));
const inhibitAny = (count: number) => extensionOf('0603551d36', true, small(0x02, count));
const mapping = (own: Buffer, subject: Buffer) => extensionOf('0603551d21', true, seq(seq(own, subject)));

/** Whether a path is trusted: the extensions of the anchor beside those of every authority, of those between, of the signer. */
async function isTrusted(
  anchor: readonly Buffer[],
  between: readonly (readonly Buffer[])[],
  signer: readonly Buffer[],
  nameOf = (index: number) => `Authority ${index}`,
): Promise<boolean> {
  const root = holderCalled('Root');
  const path: Buffer[] = [];
  let issuer = root;
  for (const [index, extensions] of between.entries()) {
    const next = holderCalled(nameOf(index));
    path.push(certificateOf(next, issuer, { extensions: [...AUTHORITY, ...extensions] }));
    issuer = next;
  }
  path.push(certificateOf(holderCalled('Alice'), issuer, { extensions: signer }));
  const rootCertificate = certificateOf(root, root, { extensions: [...AUTHORITY, ...anchor] });
  const trust = new TrustStore({ crypto: nodeCrypto, authorities: [readCertificate(rootCertificate)] });
  try {
    await trust.trust(pathOf(...path));
    return true;
  } catch (error) {
    assert.equal((error as { code?: string }).code, 'CERTIFICATE_USAGE');
    return false;
  }
}

describe('certificate policies (RFC 5280 §6.1)', () => {
  it('are asked for by policyConstraints, and named by the whole path', async () => {
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(0)]], [policies(GOLD)]), true);
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(0)]], [policies(SILVER)]), false);
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(0)]], []), false);
    assert.equal(await isTrusted([], [[explicit(0)]], [policies(GOLD)]), false);
  });

  it('are asked for only below as many certificates as it says', async () => {
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(1)], []], []), false);
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(2)], []], []), false);
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(3)], []], []), true);
    // One that an authority issued to itself is not counted (§6.1.4 h).
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(2)], []], [], () => 'Authority'), true);
  });

  it('are asked for by the signer itself too, and by the anchor', async () => {
    assert.equal(await isTrusted([], [], [explicit(0)]), false);
    assert.equal(await isTrusted([], [], [explicit(0), policies(GOLD)]), true);
    assert.equal(await isTrusted([explicit(0)], [], []), false);
    assert.equal(await isTrusted([explicit(0)], [], [policies(GOLD)]), true);
  });

  it('are all meant by anyPolicy, until it is inhibited', async () => {
    assert.equal(await isTrusted([], [[policies(ANY), explicit(0)]], [policies(GOLD)]), true);
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(0)]], [policies(ANY)]), true);
    const inhibited = [policies(GOLD), explicit(0), inhibitAny(0)];
    assert.equal(await isTrusted([], [inhibited], [policies(ANY)]), false);
    assert.equal(await isTrusted([], [inhibited], [policies(ANY, GOLD)]), true);
  });

  it('are all meant by an authority that certifies a key of its own, even where that is inhibited (§6.1.3 d)', async () => {
    const between = [[policies(GOLD), explicit(0), inhibitAny(0)], [policies(ANY)]];
    assert.equal(await isTrusted([], between, [policies(GOLD)], () => 'Authority'), true);
    assert.equal(await isTrusted([], between, [policies(GOLD)]), false);
  });

  it('are named otherwise below where an authority maps them, unless that is inhibited', async () => {
    const mapped = [policies(GOLD), explicit(0), mapping(GOLD, SILVER)];
    assert.equal(await isTrusted([], [mapped], [policies(SILVER)]), true);
    assert.equal(await isTrusted([], [mapped], [policies(GOLD)]), false);
    assert.equal(await isTrusted([noMapping(0)], [mapped], [policies(SILVER)]), false);
    const above = [policies(GOLD), explicitWithoutMapping];
    assert.equal(
      await isTrusted([], [above, [policies(GOLD), mapping(GOLD, SILVER)]], [policies(SILVER)]),
      false,
    );
    assert.equal(await isTrusted([], [[policies(GOLD), explicit(0), mapping(ANY, SILVER)]], []), false);
  });

  it('are nobody’s business where no authority asks for one', async () => {
    assert.equal(await isTrusted([], [[policies(GOLD), mapping(GOLD, SILVER)]], [policies(GOLD)]), true);
    assert.equal(await isTrusted([], [[noMapping(0)]], []), true);
  });
});
