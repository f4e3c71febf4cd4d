import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadCredential, loadPkcs12 } from '../../client/load-credential.node.ts';
import { loadTrust } from '../../client/load-trust.node.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Credential } from '../../security/credential.ts';
import type { TrustStore } from '../../security/x509/trust-store.ts';
import { plegmaHome } from './plegma-home.ts';

/** Where `plegma serve` keeps the certificates of its development authority unless told otherwise. */
const DEVELOPMENT = join('var', 'certs');

/** The directory of the user's certificates: the one named, else that of an installation here, else the one at home. */
export function certificateDirectory(named: string | undefined): string {
  if (named !== undefined) return resolve(named);
  return existsSync(DEVELOPMENT) ? resolve(DEVELOPMENT) : join(plegmaHome(), 'certs');
}

/** What the user signs with, and which authorities the user trusts. */
export interface UserSecurity {
  readonly credential: Credential;
  readonly trust: TrustStore;
}

/**
 * Reads `client.pem` with `client.key`, or else `client.p12` with the password in PLEGMA_PASSWORD; and as authorities
 * `authority.pem` and whatever lies in `authorities/`.
 *
 * @throws CREDENTIAL_MISSING; the errors of {@link loadCredential}, {@link loadPkcs12} and {@link loadTrust}.
 */
export async function loadUserSecurity(directory: string): Promise<UserSecurity> {
  const authorities = authorityFiles(directory);
  if (authorities.length === 0) {
    throw new PlegmaError('CREDENTIAL_MISSING', `There is no authority ${join(directory, 'authority.pem')}.`);
  }
  const [credential, trust] = await Promise.all([loadOwn(directory), loadTrust(authorities)]);
  return { credential, trust };
}

function loadOwn(directory: string): Promise<Credential> {
  const files = { certificate: join(directory, 'client.pem'), key: join(directory, 'client.key') };
  if (existsSync(files.certificate)) return loadCredential(files);
  const bundle = join(directory, 'client.p12');
  if (existsSync(bundle)) return loadPkcs12(bundle, process.env['PLEGMA_PASSWORD'] ?? '');
  throw new PlegmaError('CREDENTIAL_MISSING', `There is neither client.pem nor client.p12 in ${directory}.`);
}

function authorityFiles(directory: string): string[] {
  const own = join(directory, 'authority.pem');
  const others = join(directory, 'authorities');
  const names = existsSync(others) ? readdirSync(others).filter((name) => name.endsWith('.pem')) : [];
  return [...(existsSync(own) ? [own] : []), ...names.map((name) => join(others, name))];
}
