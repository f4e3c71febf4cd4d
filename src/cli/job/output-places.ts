import { existsSync, statSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { OpenSink } from '../../client/fetch-outputs.ts';
import { localFileSink } from '../../client/local-file-sink.node.ts';
import type { Stager } from '../../contracts/generated/data-types.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { bracketedCode } from '../../errors/system-code.ts';

/** Where the outputs of one job are written. */
export interface OutputPlaces {
  readonly openSink: OpenSink;
  /** Where each output went, by its stager. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Extensions for outputs that have no name of their own, only a type. */
const extensions: Readonly<Record<string, string>> = {
  'application/gzip': '.gz',
  'application/json': '.json',
  'application/pdf': '.pdf',
  'application/zip': '.zip',
  'image/bmp': '.bmp',
  'image/gif': '.gif',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/tiff': '.tiff',
  'image/webp': '.webp',
  'text/plain': '.txt',
};

/**
 * Decides where outputs go. A file that is named is replaced; in a directory nothing is.
 * Opening a sink throws FILE_IN_THE_WAY where several outputs would go into one file.
 *
 * @param target A file, or a directory (existing, or with a slash at its end); the working directory by default.
 */
export function outputPlaces(target: string | undefined): OutputPlaces {
  const paths = new Map<string, string>();
  const openSink: OpenSink = async (stager, _output, job) => {
    const path = isDirectory(target)
      ? await freePath(resolve(target ?? '.'), nameOf(stager))
      : filePath(target, job);
    paths.set(stager.stagerId, path);
    return localFileSink(path);
  };
  return { openSink, paths };
}

/**
 * Refuses a place where nothing can be written; called before a run is paid for.
 *
 * @param target As for {@link outputPlaces}.
 * @throws FILE_UNWRITABLE
 */
export async function checkOutputPlace(target: string | undefined): Promise<void> {
  const directory = isDirectory(target) ? nearestThere(resolve(target ?? '.')) : dirname(resolve(target));
  // With `/.` appended, so that a file does not pass for a directory.
  await access(`${directory}/.`, constants.W_OK).catch((cause: unknown) => {
    const found = `Nothing can be written in ${directory}${bracketedCode(cause)}, where the outputs should go`;
    throw new PlegmaError('FILE_UNWRITABLE', `${found}; nothing was sent.`, { cause });
  });
}

/** Missing directories are made when the first output arrives. */
function nearestThere(directory: string): string {
  const parent = dirname(directory);
  return existsSync(directory) || parent === directory ? directory : nearestThere(parent);
}

function filePath(target: string, { jobId, outputs }: Job): string {
  if (outputs.length <= 1) return resolve(target);
  const found = `${jobId} has ${outputs.length} outputs, and ${target} is one file`;
  throw new PlegmaError('FILE_IN_THE_WAY', `${found}; fetch them with plegma get ${jobId}.`);
}

function isDirectory(target: string | undefined): target is string | undefined {
  if (target === undefined || target.endsWith('/')) return true;
  return existsSync(target) && statSync(target).isDirectory();
}

async function freePath(directory: string, name: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  let path = join(directory, name);
  for (let number = 2; existsSync(path); number += 1) path = join(directory, `${stem}-${number}${extension}`);
  return path;
}

/** A name given by a peer: cannot lead to another directory, hide a file, or send control sequences to a terminal. */
function nameOf({ name, mediaType }: Stager): string {
  const safe = name.replace(/[/\\\p{Cc}]/gu, '_').replace(/^\.+/, '') || 'output';
  return extname(safe) === '' ? `${safe}${extensions[mediaType ?? ''] ?? ''}` : safe;
}
