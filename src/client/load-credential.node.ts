import { readFile } from 'node:fs/promises';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { Credential } from '../security/credential.ts';
import { nodeCredential } from '../security/crypto/node-credential.node.ts';
import { fileUnreadable } from './file-unreadable.node.ts';
import { namingFiles } from './naming-files.node.ts';

/** Where a certificate and its private key lie, both PEM. */
export interface CredentialFiles {
  /** The client's own certificate, then its issuers as far as they should be sent along. */
  readonly certificate: string;
  /** PKCS#8, PKCS#1 or SEC1. */
  readonly key: string;
  /** Of an encrypted key. */
  readonly passphrase?: string;
}

/**
 * Reads what requests are signed with from a pair of PEM files.
 *
 * @throws FILE_UNREADABLE, CREDENTIAL_UNUSABLE, CERTIFICATE_UNREADABLE
 */
export async function loadCredential({ certificate, key, passphrase }: CredentialFiles): Promise<Credential> {
  const [certificates, privateKey] = await Promise.all([readText(certificate), readText(key)]);
  try {
    return nodeCredential({ certificates, privateKey, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch (cause) {
    throw cause instanceof PlegmaError ? namingFiles(cause, certificate, key) : cause;
  }
}

/**
 * Reads what requests are signed with from a PKCS#12 file, as browsers, phones and Java export it.
 *
 * @throws FILE_UNREADABLE; CREDENTIAL_UNUSABLE where the password is wrong or there is no RSA key in it.
 */
export async function loadPkcs12(path: string, password: string): Promise<Credential> {
  const file = await readFile(path).catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
  // Imported on demand: the library behind it is large, and most credentials are PEM files.
  const { importPkcs12 } = await import('../security/pki/pkcs12.node.ts');
  return nodeCredential(importPkcs12(file, password));
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw fileUnreadable(path, cause);
  });
}
