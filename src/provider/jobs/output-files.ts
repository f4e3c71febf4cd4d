import { readdir } from 'node:fs/promises';
import type { StagerSlot } from '../applications/application.ts';
import { isFolder, isRegularFile, unlessUnreadable } from './workspace-files.ts';

/** A file that the application left for an output. */
export interface OutputFile {
  /** What its stager is called. */
  readonly name: string;
  /** Absolute. Bytes where the application chose the name: on Linux it may be no text at all. */
  readonly path: string | Buffer;
}

/**
 * The regular files that the application left for an output; no links, which could lead out of the workspace.
 *
 * @throws The file system's error where it cannot tell.
 */
export async function outputFilesAt(slot: StagerSlot, path: string): Promise<readonly OutputFile[]> {
  if (!slot.many) return (await isRegularFile(path)) ? [{ name: slot.name, path }] : [];
  if (!(await isFolder(path))) return [];
  const listed = readdir(path, { encoding: 'buffer', withFileTypes: true });
  const entries = (await listed.catch(unlessUnreadable)) ?? [];
  return entries
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort(Buffer.compare)
    .map((name) => ({ name: sendable(name), path: Buffer.concat([Buffer.from(`${path}/`), name]) }));
}

/** A file's name as text that XML can hold (XML 1.0 §2.2): old programs write Latin-1, and controls are allowed in names. */
function sendable(name: Buffer): string {
  return name.toString('utf8').replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
}
