import { type StatsListener, unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { decodePem } from '../../security/x509/pem.ts';
import type { RevocationSource } from '../../security/x509/revocation.ts';
import { type RevocationList, readRevocationList } from '../../security/x509/revocation-list.ts';
import type { Log } from '../log.ts';

/** How often the files are looked at (ms). By polling: lists often lie on network file systems, which tell nothing. */
const interval = 2_000;

/** Revocation lists in files, read again when these change. */
export class RevocationFiles implements RevocationSource {
  readonly #lists = new Map<string, RevocationList>();
  readonly #watched = new Map<string, StatsListener>();
  readonly #log: Log;
  #revision = 0;

  private constructor(log: Log) {
    this.#log = log;
  }

  /** @throws CONFIG_INVALID where a file is no revocation list: to go on without it would let revoked ones in. */
  static async open(files: readonly string[], log: Log): Promise<RevocationFiles> {
    const source = new RevocationFiles(log);
    for (const file of files) {
      await source.#read(file);
      const listener = () => void source.#reread(file);
      watchFile(file, { interval, persistent: false }, listener);
      source.#watched.set(file, listener);
    }
    return source;
  }

  get revision(): number {
    return this.#revision;
  }

  listsOf(issuerKey: string): readonly RevocationList[] {
    return [...this.#lists.values()].filter((list) => list.issuerKey === issuerKey);
  }

  close(): void {
    for (const [file, listener] of this.#watched) unwatchFile(file, listener);
    this.#watched.clear();
  }

  async #read(file: string): Promise<void> {
    try {
      const bytes = await readFile(file);
      const [der = bytes] = decodePem(bytes.toString('latin1'), 'X509 CRL');
      this.#lists.set(file, readRevocationList(der));
      this.#revision += 1;
    } catch (cause) {
      throw new PlegmaError('CONFIG_INVALID', `The file ${file} is no revocation list (DER or PEM).`, {
        cause,
      });
    }
  }

  /** A list that is being replaced may be gone or half-written for a moment: the old one counts on. */
  async #reread(file: string): Promise<void> {
    try {
      await this.#read(file);
      this.#log.info({ file }, 'The revocation list was read again.');
    } catch (err) {
      this.#log.warn({ file, err }, 'The revocation list cannot be read; the one read before counts on.');
    }
  }
}
