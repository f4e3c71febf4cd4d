import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const providerEntry = z.object({
  /** Of its JobService. */
  address: z.string(),
  /** The account that is used there unless another is named. */
  accountId: z.string().optional(),
  /** When it was last used, for a command that names none. */
  usedAt: z.iso.datetime(),
});

const jobEntry = z.object({
  jobId: z.string(),
  /** Address of the provider's JobService. */
  provider: z.string(),
  applicationUri: z.string(),
});

/** A provider that was used from here. */
export type KnownProvider = z.output<typeof providerEntry>;

/** A job that was submitted from here. */
export type KnownJob = z.output<typeof jobEntry>;

/**
 * Remembers providers with their accounts, and which provider has which job, so that the user goes there directly the
 * next time (MG-2, MG-3). One small file an entry: commands that run at the same time do not disturb each other.
 */
export class AddressBook {
  readonly #providers: string;
  readonly #jobs: string;

  /** @param home The directory of the book; made when something is written. */
  constructor(home: string) {
    this.#providers = join(home, 'providers');
    this.#jobs = join(home, 'jobs');
  }

  /** Notes that a provider was used, and with which account. */
  async rememberProvider(address: string, accountId?: string): Promise<void> {
    const known = await this.provider(address);
    const entry: KnownProvider = {
      address,
      accountId: accountId ?? known?.accountId,
      usedAt: new Date().toISOString(),
    };
    await write(this.#providers, fileOf(address), entry);
  }

  async rememberJob(job: KnownJob): Promise<void> {
    await write(this.#jobs, fileOf(job.jobId), job);
  }

  provider(address: string): Promise<KnownProvider | undefined> {
    return read(join(this.#providers, fileOf(address)), providerEntry);
  }

  job(jobId: string): Promise<KnownJob | undefined> {
    return read(join(this.#jobs, fileOf(jobId)), jobEntry);
  }

  /** The known providers, the one used last first. */
  async providers(): Promise<KnownProvider[]> {
    const names = await readdir(this.#providers).catch(() => []);
    const files = names.filter((name) => name.endsWith('.json'));
    const entries = await Promise.all(files.map((name) => read(join(this.#providers, name), providerEntry)));
    return entries.filter((entry) => entry !== undefined).sort((a, b) => (a.usedAt < b.usedAt ? 1 : -1));
  }
}

/** The key comes from a peer: as a digest it cannot lead out of the directory. */
function fileOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`;
}

async function write(directory: string, name: string, entry: object): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, name);
  const partial = `${path}.${process.pid}`;
  await writeFile(partial, `${JSON.stringify(entry, undefined, 2)}\n`);
  await rename(partial, path);
}

/** An entry that is missing, or was damaged by hand, is one that is not known. */
async function read<Entry>(path: string, schema: z.ZodType<Entry>): Promise<Entry | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
