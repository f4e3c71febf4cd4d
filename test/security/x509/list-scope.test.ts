import assert from 'node:assert/strict';
import { encodeBase64 } from '../../../src/security/base64.ts';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { distributionPointOf } from '../../../src/security/pki/write-certificate.ts';
import {
  writeAlgorithm,
  writeExtensions,
  writeName,
  writeSigned,
} from '../../../src/security/pki/write-signed.ts';
import type { Certificate } from '../../../src/security/x509/certificate.ts';
import {
  derDate,
  derElement,
  derExplicit,
  derSequence,
  derUnsigned,
} from '../../../src/security/x509/der-write.ts';
import { EXTENSION } from '../../../src/security/x509/extensions.ts';
import { isWithinScope } from '../../../src/security/x509/list-scope.ts';
import { type RevocationList, readRevocationList } from '../../../src/security/x509/revocation-list.ts';
import { RevocationLists } from '../../../src/security/x509/revocation-lists.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import { CN, DAY, type Maker, makeBelow, makeRoot, makeSigner, SIGNER } from '../make-certificate.ts';

const HERE = 'http://authority.example/1.crl';
const ELSEWHERE = 'http://authority.example/2.crl';
const TRUE = Uint8Array.of(0xff);

/** A list of nobody with the members of an IssuingDistributionPoint. */
async function listWith(maker: Maker, members: readonly Uint8Array[], nextUpdate: number) {
  const scope = { oid: EXTENSION.issuingDistributionPoint, critical: true, value: derSequence(...members) };
  const signedPart = derSequence(
    derUnsigned(1n),
    writeAlgorithm(maker.key),
    writeName(maker.name),
    derDate(Date.now() - 2 * DAY),
    derDate(nextUpdate),
    derExplicit(0, writeExtensions([scope])),
  );
  return readRevocationList(await writeSigned(signedPart, maker.key));
}

const placeOf = (url: string) =>
  derExplicit(0, derExplicit(0, derElement(0x86, new TextEncoder().encode(url))));

describe('the scope of a revocation list', () => {
  let maker: Maker;
  let authority: Certificate;
  let holders: readonly Certificate[];
  before(async () => {
    maker = await makeRoot([[CN, 'Authority']]);
    authority = (await makeBelow(maker, [[CN, 'Below']])).certificate;
    const places = [[HERE], [ELSEWHERE], []];
    const made = places.map(async (urls) => {
      const { credential } = await makeSigner(maker, {
        extensions: [...SIGNER, ...urls.map(distributionPointOf)],
      });
      return credential.chain[0];
    });
    holders = await Promise.all(made);
  });

  const told = ({ scope }: RevocationList) =>
    [...holders, authority].map((certificate) => isWithinScope(scope, certificate));

  for (const [name, members, expected] of [
    ['nothing', [], [true, true, true, true]],
    ['users', [derElement(0x81, TRUE)], [true, true, true, false]],
    ['authorities', [derElement(0x82, TRUE)], [false, false, false, true]],
    ['some reasons', [derElement(0x83, Uint8Array.of(1, 0x40))], [false, false, false, false]],
    ['an indirect list', [derElement(0x84, TRUE)], [true, true, true, true]],
    ['attribute certificates', [derElement(0x85, TRUE)], [false, false, false, false]],
    ['a place', [placeOf(HERE)], [true, false, false, false]],
    ['users at a place', [placeOf(ELSEWHERE), derElement(0x81, TRUE)], [false, true, false, false]],
    ['a place relative to its name', [derExplicit(0, derElement(0xa1))], [false, false, false, false]],
  ] as const) {
    it(`that says ${name}`, async () => {
      const list = await listWith(maker, members, Date.now() + DAY);
      assert.equal(list.isPartial, false);
      assert.deepEqual(told(list), expected);
    });
  }

  it('decides whose list is missing, and whose is out of date', async () => {
    const codeFor = async (nextUpdate: number, certificate: Certificate | undefined) => {
      const revocation = new RevocationLists();
      revocation.replace('list', [await listWith(maker, [placeOf(HERE)], nextUpdate)]);
      const trust = new TrustStore({
        crypto: nodeCrypto,
        authorities: [maker.certificate],
        revocation,
        revocationPolicy: { missing: 'refuse', stale: 'refuse' },
      });
      const token = {
        kind: 'certificate',
        base64: encodeBase64(certificate?.der ?? new Uint8Array()),
      } as const;
      return trust.trust(token).then(
        () => 'trusted',
        (error: unknown) => String(error),
      );
    };
    const [here, elsewhere] = holders;
    assert.equal(await codeFor(Date.now() + DAY, here), 'trusted');
    assert.match(await codeFor(Date.now() - DAY, here), /out of date/);
    assert.match(await codeFor(Date.now() + DAY, elsewhere), /no revocation list/);
  });
});
