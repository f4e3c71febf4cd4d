import { readFile } from 'node:fs/promises';
import type { Credential } from '../../security/credential.ts';
import { nodeCredential } from '../../security/crypto/node-credential.node.ts';

/** Where somebody's certificate and key lie: PEM files, absolute paths. */
export interface CredentialFiles {
  readonly certificate: string;
  readonly key: string;
}

/**
 * Reads a credential.
 *
 * @throws CREDENTIAL_UNUSABLE, CERTIFICATE_UNREADABLE
 */
export async function loadCredential({ certificate, key }: CredentialFiles): Promise<Credential> {
  const [certificates, privateKey] = await Promise.all([
    readFile(certificate, 'utf8'),
    readFile(key, 'utf8'),
  ]);
  return nodeCredential({ certificates, privateKey });
}
