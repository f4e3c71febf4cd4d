import assert from 'node:assert/strict';
import type { CryptoProvider } from '../../../src/security/crypto/crypto-provider.ts';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { readCertificate } from '../../../src/security/x509/certificate.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import {
  AUTHORITY,
  certificateOf,
  type Holder,
  hex,
  holderCalled,
  pathOf,
} from '../unusual/independent-certificates.ts';

const [root, upper, lower, alice] = [
  holderCalled('Root'),
  holderCalled('Upper'),
  holderCalled('Lower'),
  holderCalled('Alice'),
];
const authority = (subject: Holder, issuer: Holder, serial = '01') =>
  certificateOf(subject, issuer, { extensions: AUTHORITY, serial: hex(serial) });
const keyOf = ({ publicKey }: Holder) => publicKey.export({ type: 'spki', format: 'der' }).toString('hex');

/** A trust store with one anchor, and whose keys it checks signatures with. */
function watched(): { readonly trust: TrustStore; readonly used: Set<string> } {
  const used = new Set<string>();
  const crypto: CryptoProvider = {
    ...nodeCrypto,
    verify: (check) => {
      used.add(Buffer.from(check.publicKey).toString('hex'));
      return nodeCrypto.verify(check);
    },
  };
  const authorities = [readCertificate(authority(root, root))];
  return { trust: new TrustStore({ crypto, authorities }), used };
}

describe('the path from a certificate to an anchor', () => {
  it('leads over authorities that vouch for each other, however they are ordered', async () => {
    const chain = [authority(lower, upper), authority(upper, root)];
    for (const above of [chain, chain.toReversed()]) {
      const { trust, used } = watched();
      const { path: found } = await trust.trust(pathOf(...above, certificateOf(alice, lower)));
      assert.equal(found.length, 4);
      assert.deepEqual(used, new Set([root, upper, lower].map(keyOf)));
    }
  });

  const strangers: Readonly<Record<string, readonly Buffer[]>> = {
    'whose root is not the anchor': [
      authority(lower, lower),
      authority(upper, lower),
      certificateOf(alice, upper),
    ],
    'who all bear one name and vouch for each other': [
      ...['02', '03', '04', '05', '06', '07', '08'].map((serial) => authority(lower, lower, serial)),
      certificateOf(alice, lower),
    ],
    'who say that the anchor has issued them': [
      authority(lower, { ...lower, name: root.name }),
      certificateOf(alice, lower),
    ],
  };
  for (const [what, certificates] of Object.entries(strangers)) {
    it(`is looked for with no key of strangers ${what}: they may choose how long a check takes`, async () => {
      const { trust, used } = watched();
      await assert.rejects(trust.trust(pathOf(...certificates)), { code: 'CERTIFICATE_UNTRUSTED' });
      used.delete(keyOf(root));
      assert.deepEqual(used, new Set());
    });
  }
});
