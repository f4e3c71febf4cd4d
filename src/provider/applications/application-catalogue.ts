import { access, constants, readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Application } from './application.ts';
import { readApplicationMetadata } from './application-metadata.ts';

const METADATA_FILE = 'ApplicationMetadata.xml';

/** The applications that this provider has installed (GR-47). */
export class ApplicationCatalogue {
  readonly #applications: ReadonlyMap<string, Application>;

  /** @throws APPLICATION_INVALID where two have the same URI. */
  constructor(applications: readonly Application[]) {
    this.#applications = new Map(applications.map((application) => [application.uri, application]));
    if (this.#applications.size === applications.length) return;
    throw new PlegmaError(
      'APPLICATION_INVALID',
      'Two applications have the same ApplicationName; it must be unique.',
    );
  }

  /** All applications, sorted by name. */
  get all(): readonly Application[] {
    return [...this.#applications.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }

  find(uri: string): Application | undefined {
    return this.#applications.get(uri);
  }

  /** @param path The member of the request that names it. @throws APPLICATION_UNKNOWN */
  get(uri: string, path: string): Application {
    const application = this.find(uri);
    if (application !== undefined) return application;
    throw new PlegmaError('APPLICATION_UNKNOWN', `This provider has no application ${uri}.`, { path });
  }
}

/**
 * Loads every application directory in `directory`; folders without metadata are passed over.
 *
 * @throws APPLICATION_INVALID with the file and what is wrong in it.
 */
export async function loadApplications(directory: string): Promise<ApplicationCatalogue> {
  const entries = await readdir(directory, { withFileTypes: true });
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => resolve(directory, entry.name));
  const loaded = await Promise.all(folders.map(loadApplication));
  return new ApplicationCatalogue(loaded.filter((application) => application !== undefined));
}

async function loadApplication(folder: string): Promise<Application | undefined> {
  const path = join(folder, METADATA_FILE);
  const names = await readdir(folder);
  if (!names.includes(METADATA_FILE)) return undefined;
  try {
    const metadata = readApplicationMetadata(await readFile(path, 'utf8'));
    const statusProgram = await findProgram(folder, names, 'checkJob');
    const executable = await findProgram(folder, names, 'startJob');
    if (executable === undefined) throw notOne('startJob');
    return { ...metadata, name: titleOf(basename(folder)), executable, statusProgram };
  } catch (cause) {
    if (!(cause instanceof PlegmaError)) throw cause;
    throw new PlegmaError('APPLICATION_INVALID', `${path}: ${cause.message}`, { cause });
  }
}

/** `startJob`, or `startJob.pl` and the like: any language with a shebang (GR-47). */
async function findProgram(
  folder: string,
  names: readonly string[],
  stem: string,
): Promise<string | undefined> {
  const [program, other] = names.filter((name) => name.replace(/\.[a-z]+$/, '') === stem);
  if (program === undefined) return undefined;
  if (other !== undefined) throw notOne(stem);
  const path = join(folder, program);
  await access(path, constants.X_OK).catch(() => {
    throw invalid(`The program ${program} is not executable (chmod +x).`);
  });
  return path;
}

const notOne = (stem: string) => invalid(`Beside it stands not exactly one file ${stem} or ${stem}.*.`);

const invalid = (sentence: string) => new PlegmaError('APPLICATION_INVALID', sentence);

function titleOf(folder: string): string {
  return `${folder.charAt(0).toUpperCase()}${folder.slice(1)}`;
}
