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

/** The name of the authority's own files, without their extensions. */
const AUTHORITY = 'authority';
/** Serial number and time (milliseconds since 1970) of each revoked certificate, one a line. */
const REVOKED = 'revoked.txt';
/** 60 days, in milliseconds: certificates are renewed at a start, and servers are started more often than that. */
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

  /** Whether a certificate's files may have this name: letters, digits, `.`, `_`, `-`; the authority's own is taken. */
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
   * The certificate of this name. It is issued where there is none yet, and again with a new key where the present one
   * ends within 60 days.
   *
   * @param name Of the two files: letters, digits, `.`, `_`, `-`.
   * @throws CREDENTIAL_UNUSABLE The name cannot be a file's: see {@link AuthorityDirectory.canName}.
   */
  async obtain(name: string, request: CertificateRequest): Promise<CertificateFiles> {
    if (!AuthorityDirectory.canName(name)) {
      throw new PlegmaError('CREDENTIAL_UNUSABLE', `"${name}" is no name for a certificate's files.`);
    }
    const files = filesOf(this.directory, name);
    if (existsSync(files.certificate) && !expiresSoon(files.certificate)) return files;
    const { certificate, privateKey } = await issueCertificate(this.authority, request);
    writePrivate(files.privateKey, privateKey);
    // With its authority behind it, for receivers that want the path.
    writeWhole(files.certificate, certificate + encodePem(this.authority.certificate.der, 'CERTIFICATE'));
    return files;
  }

  /** Revokes a certificate and publishes a new revocation list. */
  async revoke(certificate: Certificate, now: number = Date.now()): Promise<void> {
    appendFileSync(join(this.directory, REVOKED), `${certificate.serialNumber} ${now}\n`, { mode: 0o600 });
    await this.writeRevocationList();
  }

  /**
   * Publishes a new revocation list, even if nothing was revoked since the last one: a list is valid for 30 days only,
   * so a server calls this at its start and every day.
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

function expiresSoon(certificateFile: string): boolean {
  const [certificate] = readCertificateFile(certificateFile);
  return certificate === undefined || certificate.notAfter - Date.now() < RENEWED_BEFORE;
}

function filesOf(directory: string, name: string): CertificateFiles {
  return { certificate: join(directory, `${name}.pem`), privateKey: join(directory, `${name}.key`) };
}

/** Never readable by others, not even for a moment. */
function writePrivate(path: string, content: string): void {
  writeWhole(path, content, 0o600);
}

/** By rename: whoever reads the file sees the old content or the new. */
function writeWhole(path: string, content: string, mode = 0o666): void {
  const next = `${path}.new`;
  writeFileSync(next, content, { mode });
  renameSync(next, path);
}
