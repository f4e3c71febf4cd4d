import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteForShell } from '../../../src/provider/jobs/shell-quote.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import type { Recorded } from './recording.ts';

/** Programs in a directory of their own that answer with what was recorded. */
export interface Replay {
  /** For `CommandSettings.path`. */
  readonly path: string;
  /** All commands asked so far, as they were spelt. */
  calls(): Promise<readonly string[]>;
  /** Takes other answers from now on. */
  answer(blocks: readonly Recorded[]): Promise<void>;
}

/**
 * Real programs under the batch system's names, so that a whole platform runs as at a site. The command of a block is
 * a pattern of sh: `qsub *`. What nothing was recorded for ends with status 99.
 */
export async function createReplay(names: readonly string[], blocks: readonly Recorded[]): Promise<Replay> {
  const directory = reachableDirectory('replay');
  const log = join(directory, 'calls.log');
  await writeFile(log, '');
  const answer = async (answers: readonly Recorded[]) => {
    for (const name of names) await writeFile(join(directory, name), program(log, answers), { mode: 0o755 });
  };
  await answer(blocks);
  return {
    path: directory,
    calls: async () => (await readFile(log, 'utf8')).split('\n').filter((line) => line !== ''),
    answer,
  };
}

function program(log: string, blocks: readonly Recorded[]): string {
  const cases = blocks.map(
    ({ command, stdout, stderr, exit }) =>
      `  ${pattern(command)}) printf %s ${quoteForShell(stdout)}; printf %s ${quoteForShell(stderr)} >&2; exit ${exit};;`,
  );
  return [
    '#!/bin/sh',
    `asked="$(basename "$0")\${*:+ $*}"`,
    `echo "$asked" >>${log}`,
    'case "$asked" in',
    ...cases,
    '  *) echo "nothing recorded for: $asked" >&2; exit 99;;',
    'esac',
    '',
  ].join('\n');
}

/** Quoted for sh but for the stars. */
function pattern(command: string): string {
  return command.split('*').map(quoteForShell).join('*');
}
