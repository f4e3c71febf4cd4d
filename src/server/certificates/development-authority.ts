import { randomBytes } from 'node:crypto';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { loadCertificates } from '../../client/load-certificates.node.ts';
import type { CredentialFiles } from '../../client/load-credential.node.ts';
import {
  type Authority,
  createAuthority,
  issueCertificate,
  type SubjectName,
} from '../../security/pki/issue.ts';
import { importPrivateKey } from '../../security/pki/key-pair.ts';
import { identityOf } from '../../security/x509/certificate.ts';
import { encodePem } from '../../security/x509/pem.ts';

const organisation = 'Plegma development';

/** Ms before the end of a certificate at which it is made anew. */
const renewal = 30 * 86_400_000;

/**
 * An authority of one installation, made at its first start, so that everything can be signed and verified before
 * anybody has bought a certificate. It vouches for nobody outside; sites use their own.
 */
export interface DevelopmentAuthority {
  /** PEM file of its certificate: what others have to trust. */
  readonly certificate: string;
  /**
   * Certificate and key of somebody, made where they are not there yet, end within a month (the identity stays the
   * same, GR-23) or are for another name.
   *
   * @param name Also the name of the files: small letters, digits, hyphens.
   */
  credential(name: string, subject: SubjectName, hosts?: readonly string[]): Promise<CredentialFiles>;
}

/** Opens the authority of a directory; makes it where it is missing. */
export async function openDevelopmentAuthority(directory: string): Promise<DevelopmentAuthority> {
  const files = filesOf(directory, 'authority');
  if (!(await isThere(files.certificate))) await makeAuthority(directory);
  const authority = await loadAuthority(files);
  return {
    certificate: files.certificate,
    credential: async (name, subject, hosts = []) => {
      const wanted = filesOf(directory, name);
      if (!(await isCurrent(wanted.certificate, subject))) await issueTo(authority, wanted, subject, hosts);
      return wanted;
    },
  };
}

/** The certificate of a party of this installation: the common name is the host under which it is reached (GR-36). */
export const partySubject = (party: string, host: string): SubjectName => ({
  commonName: host,
  organisationalUnit: party,
  organisation,
});

/** The names of this machine for itself. */
export const ownHosts = (): string[] => ['localhost', '127.0.0.1', hostname()];

const filesOf = (directory: string, name: string): CredentialFiles => ({
  certificate: join(directory, `${name}.pem`),
  key: join(directory, `${name}.key`),
});

async function makeAuthority(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  // Two installations are two authorities: the same name with another key would be refused without a word why.
  const commonName = `Plegma development authority ${randomBytes(4).toString('hex')}`;
  const { certificate, privateKey } = await createAuthority({ subject: { commonName, organisation } });
  await writeCredential(
    filesOf(directory, 'authority'),
    encodePem(certificate.der, 'CERTIFICATE'),
    privateKey,
  );
}

/** A certificate for another host than the one that clients use now would be refused by them (GR-36). */
async function isCurrent(file: string, { commonName }: SubjectName): Promise<boolean> {
  if (!(await isThere(file))) return false;
  const [certificate] = await loadCertificates(file);
  const isFor = identityOf(certificate).subject.split(',').includes(`CN=${commonName}`);
  return isFor && certificate.notAfter > Date.now() + renewal;
}

async function loadAuthority({ certificate, key }: CredentialFiles): Promise<Authority> {
  const [read] = await loadCertificates(certificate);
  const kind = read.publicKey.kind === 'ec' ? 'ec' : 'rsa';
  return { certificate: read, signingKey: await importPrivateKey(await readFile(key, 'utf8'), kind) };
}

async function issueTo(
  authority: Authority,
  files: CredentialFiles,
  subject: SubjectName,
  hosts: readonly string[],
): Promise<void> {
  const { certificate, privateKey } = await issueCertificate(authority, { subject, hosts });
  await writeCredential(files, certificate, privateKey);
}

/** The key first: where a certificate is, its key is. */
async function writeCredential(files: CredentialFiles, certificate: string, key: string): Promise<void> {
  await writeWhole(files.key, key, 0o600);
  await writeWhole(files.certificate, certificate, 0o644);
}

/** Never a half file, whenever the process ends. */
async function writeWhole(path: string, content: string, mode: number): Promise<void> {
  const partial = `${path}.${process.pid}.new`;
  await rm(partial, { force: true });
  await writeFile(partial, content, { mode, flag: 'wx', flush: true });
  await rename(partial, path);
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
