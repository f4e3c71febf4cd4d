import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { encodeBase64 } from '../../src/security/base64.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { X509_PKI_PATH, X509_V3 } from '../../src/security/namespaces.ts';
import { writePkiPath } from '../../src/security/x509/pki-path.ts';
import { type TrustOptions, TrustStore } from '../../src/security/x509/trust-store.ts';
import { DIRECT_REFERENCE, forgeMessage } from '../security/forge-message.ts';
import { C, CN, type Maker, makeRoot, O } from '../security/make-certificate.ts';
import { refused } from '../security/refused.ts';
import type { Person } from '../security/world.ts';

/** The name of {@link root}. */
export const ROOT_NAME = [
  [C, 'GR'],
  [O, 'Roots'],
  [CN, 'Root'],
] as const;

let rootMade: Promise<Maker> | undefined;
/** One authority for all tests. */
export const root = (): Promise<Maker> => {
  rootMade ??= makeRoot(ROOT_NAME);
  return rootMade;
};

/** Trusts it. */
export async function trusting(options: Partial<TrustOptions> = {}): Promise<{ trust: TrustStore }> {
  const { certificate } = await root();
  return { trust: new TrustStore({ crypto: nodeCrypto, authorities: [certificate], ...options }) };
}

/** A message with the whole path of its signer. */
export async function withPath({ credential }: Person): Promise<string> {
  const path = encodeBase64(writePkiPath(credential.chain.map(({ der }) => der)));
  const token = `<wsse:BinarySecurityToken ValueType="${X509_PKI_PATH}" wsu:Id="token">${path}</wsse:BinarySecurityToken>`;
  return forgeMessage({ credential, token, keyInfo: DIRECT_REFERENCE.replace(X509_V3, X509_PKI_PATH) });
}

/** Asserts that a message of a signer is refused. */
export async function refusedSigner(
  person: Person,
  code: ErrorCode,
  options: Partial<TrustOptions> = {},
): Promise<void> {
  await refused(await withPath(person), code, await trusting(options));
}
