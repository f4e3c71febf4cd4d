import assert from 'node:assert/strict';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { readCertificate } from '../../../src/security/x509/certificate.ts';
import { readRevocationList } from '../../../src/security/x509/revocation-list.ts';
import { RevocationLists } from '../../../src/security/x509/revocation-lists.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import {
  AUTHORITY,
  type CertificatePlan,
  certificateOf,
  der,
  extensionOf,
  hex,
  holderCalled,
  pathOf,
  revocationListOf,
  seq,
  TRUE,
  utc,
} from '../unusual/independent-certificates.ts';

const DAY = 86_400_000;
const [old, next, alice] = [holderCalled('Old root'), holderCalled('Next root'), holderCalled('Alice')];
const anchor = (root: typeof old, plan: CertificatePlan = {}) =>
  certificateOf(root, root, { extensions: AUTHORITY, ...plan });
const own = certificateOf(alice, old, { serial: hex('1122') });
const RAN_OUT = { notBefore: utc(Date.now() - 2 * DAY), notAfter: utc(Date.now() - DAY) };

function trusting(authorities: readonly Buffer[], revocation?: RevocationLists): TrustStore {
  return new TrustStore({
    crypto: nodeCrypto,
    authorities: authorities.map(readCertificate),
    ...(revocation && { revocation }),
  });
}

/** The old root as the next one certifies it. */
const crossed = (extensions: readonly Buffer[] = AUTHORITY) => certificateOf(old, next, { extensions });

describe('authorities that certified each other (RFC 4158)', () => {
  it('a root that ran out does not stand in the way of its successor', async () => {
    const trust = trusting([anchor(old, RAN_OUT), anchor(next)]);
    const { path: used } = await trust.trust(pathOf(crossed(), own));
    assert.equal(used.length, 3);
    await assert.rejects(trust.trust(pathOf(own)), { code: 'CERTIFICATE_EXPIRED' });
  });

  it('of two certificates of one authority the one that may issue is used', async () => {
    const noAuthority = crossed([extensionOf('0603551d13', true, seq())]);
    const trust = trusting([anchor(next)]);
    for (const [first, second] of [
      [noAuthority, crossed()],
      [crossed(), noAuthority],
    ] as const) {
      const { path: used } = await trust.trust(pathOf(first, second, own));
      assert.equal(used.length, 3);
    }
    await assert.rejects(trust.trust(pathOf(noAuthority, own)), { code: 'CERTIFICATE_USAGE' });
  });

  it('whoever is revoked on one path is revoked on all', async () => {
    const lists = new RevocationLists();
    const entry = seq(der(0x02, hex('1122')), utc(Date.now() - 1000));
    lists.replace('old', [await readRevocationList(revocationListOf(old, [entry]))]);
    // By its key usage this one could prove no list, and would let the signer pass.
    const cannotRevoke = crossed([
      extensionOf('0603551d13', true, seq(TRUE)),
      extensionOf('0603551d0f', true, hex('03020204')),
    ]);
    const trust = trusting([anchor(old), anchor(next)], lists);
    await assert.rejects(trust.trust(pathOf(cannotRevoke, own)), { code: 'CERTIFICATE_REVOKED' });
  });
});
