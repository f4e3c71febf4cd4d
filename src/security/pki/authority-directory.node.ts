import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Certificate } from '../x509/certificate.ts';
import { readCertificateFile } from '../x509/files.node.ts';
import { encodePem } from '../x509/pem.ts';
import {
  type Authority,
  type CertificateRequest,
  createAuthority,
  issueCertificate,
  type SubjectName,
} from './issue.ts';
import { importPrivateKey } from './key-pair.ts';
import { issueRevocationList, type RevokedCertificate } from './revocation-list.ts';

/** A certificate with its key as files. */
export interface CertificateFiles {
  /** PEM: the certificate, then its authority's. */
  readonly certificate: string;
  /** PEM, readable by its owner alone. */
  readonly privateKey: string;
}

/** Names of the files of an authority. */
const AUTHORITY = 'authority';
const REVOKED = 'revoked.txt';
/** 60 days, in milliseconds: a server is started again within such a time. */
const RENEWED_BEFORE = 60 * 24 * 3600 * 1000;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * An authority that keeps everything in one directory: `authority.pem` and its key, `authority.crl`, the list of
 * what it has revoked, and a pair of files for each certificate that it issued by name.
 */
export class AuthorityDirectory {
  readonly directory: string;
  readonly authority: Authority;

  private constructor(directory: string, authority: Authority) {
    this.directory = directory;
    this.authority = authority;
  }

  /**
   * Opens the authority of a directory; makes it first where there is none, with an empty revocation list.
   *
   * @throws CERTIFICATE_UNREADABLE
   * @throws CREDENTIAL_UNUSABLE
   */
  static async open(directory: string, subject: SubjectName): Promise<AuthorityDirectory> {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const files = filesOf(directory, AUTHORITY);
    if (existsSync(files.certificate)) return new AuthorityDirectory(directory, await loadAuthority(files));
    const { certificate, signingKey, privateKey } = await createAuthority({ subject, pathLength: 0 });
    writePrivate(files.privateKey, privateKey);
    writeWhole(files.certificate, encodePem(certificate.der, 'CERTIFICATE'));
    const opened = new AuthorityDirectory(directory, { certificate, signingKey });
    await opened.writeRevocationList();
    return opened;
  }

  /** Whether the files of a certificate can be called so: `a-z`, digits, `.`, `_`, `-`; the authority's own are taken. */
  static canName(name: string): boolean {
    return NAME.test(name) && name !== AUTHORITY;
  }

  /** Where the revocation list stands, PEM. */
  get revocationListFile(): string {
    return join(this.directory, `${AUTHORITY}.crl`);
  }

  /** Where the authority's own certificate stands, PEM. */
  get certificateFile(): string {
    return filesOf(this.directory, AUTHORITY).certificate;
  }

  /**
   * The certificate of this name; issued first where there is none, and again, with a new key under the same names, where
   * less than {@link RENEWED_BEFORE} is left of it.
   *
   * @param name Of the two files: letters, digits, `.`, `_`, `-`.
   * @throws CREDENTIAL_UNUSABLE The name is none for a file.
   */
  async obtain(name: string, request: CertificateRequest): Promise<CertificateFiles> {
    if (!AuthorityDirectory.canName(name)) {
      throw new PlegmaError('CREDENTIAL_UNUSABLE', `"${name}" is no name for a certificate's files.`);
    }
    const files = filesOf(this.directory, name);
    if (existsSync(files.certificate) && !isEnding(files.certificate)) return files;
    const { certificate, privateKey } = await issueCertificate(this.authority, request);
    writePrivate(files.privateKey, privateKey);
    // With its authority behind it, for receivers that want the path.
    writeWhole(files.certificate, certificate + encodePem(this.authority.certificate.der, 'CERTIFICATE'));
    return files;
  }

  /** Takes a certificate back and publishes the revocation list anew. */
  async revoke(certificate: Certificate, now: number = Date.now()): Promise<void> {
    appendFileSync(join(this.directory, REVOKED), `${certificate.serialNumber} ${now}\n`, { mode: 0o600 });
    await this.writeRevocationList();
  }

  /**
   * Writes the revocation list anew, also when nothing was revoked: it is good for 30 days only, so that it is
   * written at every start and every day.
   */
  async writeRevocationList(): Promise<void> {
    writeWhole(this.revocationListFile, await issueRevocationList(this.authority, this.#revoked()));
  }

  #revoked(): RevokedCertificate[] {
    const file = join(this.directory, REVOKED);
    const lines = existsSync(file) ? readFileSync(file, 'utf8').matchAll(/^(\d+) (\d+)$/gm) : [];
    return Array.from(lines, ([, serial = '', time = '']) => ({
      serialNumber: BigInt(serial),
      revokedAt: Number(time),
    }));
  }
}

async function loadAuthority(files: CertificateFiles): Promise<Authority> {
  const [certificate] = readCertificateFile(files.certificate);
  if (certificate === undefined || certificate.publicKey.kind === 'other') {
    throw new PlegmaError('CREDENTIAL_UNUSABLE', 'The certificate of the authority is neither RSA nor EC.');
  }
  const signingKey = await importPrivateKey(
    readFileSync(files.privateKey, 'utf8'),
    certificate.publicKey.kind,
  );
  return { certificate, signingKey };
}

function isEnding(certificateFile: string): boolean {
  const [certificate] = readCertificateFile(certificateFile);
  return certificate === undefined || certificate.notAfter - Date.now() < RENEWED_BEFORE;
}

function filesOf(directory: string, name: string): CertificateFiles {
  return { certificate: join(directory, `${name}.pem`), privateKey: join(directory, `${name}.key`) };
}

/** Never readable by others, not even for a moment. */
function writePrivate(path: string, content: string): void {
  const next = `${path}.new`;
  writeFileSync(next, content, { mode: 0o600, flag: 'w' });
  renameSync(next, path);
}

function writeWhole(path: string, content: string): void {
  const next = `${path}.new`;
  writeFileSync(next, content);
  renameSync(next, path);
}
