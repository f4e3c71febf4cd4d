import { encodeBase64 } from '../../src/security/base64.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { writeCertificate } from '../../src/security/pki/write-certificate.ts';
import { writeName } from '../../src/security/pki/write-signed.ts';
import { derBits, derObjectIdentifier, derSequence } from '../../src/security/x509/der-write.ts';
import { TrustStore } from '../../src/security/x509/trust-store.ts';
import { forgeMessage, tokenOf } from '../security/forge-message.ts';
import { CN, DAY, type Maker, makeRoot, makeSigner, SIGNER } from '../security/make-certificate.ts';
import { accepted, refused } from '../security/refused.ts';
import type { Person } from '../security/world.ts';

const P256 = derSequence(
  derObjectIdentifier('1.2.840.10045.2.1'),
  derObjectIdentifier('1.2.840.10045.3.1.7'),
);
const keyAt = (...point: readonly number[]) => derSequence(P256, derBits(Uint8Array.from(point)));
const octets = (length: number, octet: number): readonly number[] => Array<number>(length).fill(octet);

describe('keys on elliptic curves, in certificates that an authority has signed', () => {
  let root: Maker;
  let signer: Person;
  let trust: TrustStore;
  before(async () => {
    root = await makeRoot([[CN, 'Root']]);
    signer = await makeSigner(root);
    trust = new TrustStore({ crypto: nodeCrypto, authorities: [root.certificate] });
  });

  /** A message of the signer with a certificate for another key. */
  async function under(publicKey: Uint8Array): Promise<string> {
    const { credential } = signer;
    const der = await writeCertificate(
      {
        serialNumber: 5n,
        issuer: writeName(root.name),
        subject: writeName([[CN, 'Signer']]),
        notBefore: Date.now() - DAY,
        notAfter: Date.now() + DAY,
        publicKey,
        extensions: SIGNER,
      },
      root.key,
    );
    const token = tokenOf(credential).replace(/>[^<]+</, `>${encodeBase64(der)}<`);
    return forgeMessage({ credential, token });
  }

  const cases = [
    // One octet, which OpenSSL imports: Node 20 ended with a signal where it checked a signature with it.
    ['the point at infinity', keyAt(0), 'TOKEN_INVALID'],
    ['no octet', keyAt(), 'TOKEN_INVALID'],
    ['both forms of a point at once', keyAt(6, ...octets(64, 7)), 'TOKEN_INVALID'],
    ['a point of a longer curve', keyAt(4, ...octets(96, 7)), 'TOKEN_INVALID'],
    ['a point beside the curve', keyAt(4, ...octets(64, 7)), 'SIGNATURE_MISMATCH'],
    ['a coordinate that no point has', keyAt(2, ...octets(32, 0xff)), 'SIGNATURE_MISMATCH'],
  ] as const;
  for (const [title, publicKey, code] of cases) {
    it(`${title}: ${code}`, async () => {
      await refused(await under(publicKey), code, { trust });
    });
  }

  it('one coordinate and the sign of the other are as good as both (RFC 5480 §2.2)', async () => {
    const { spki } = signer.credential.chain[0].publicKey;
    const sign = 2 + ((spki.at(-1) ?? 0) & 1);
    await accepted(await under(keyAt(sign, ...spki.subarray(-64, -32))), { trust });
  });
});
