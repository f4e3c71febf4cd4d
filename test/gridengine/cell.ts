import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../support/free-ports.ts';
import { liveSystem } from '../support/live-system.ts';
import { killOutright } from '../support/processes.ts';

const run = promisify(execFile);
const scripts = import.meta.dirname;

/** A live Grid Engine: one host of eight slots with the property chem, the queues batch and short (30 s). */
export interface Cell {
  /** Where its commands are. */
  readonly path: string;
  /** What every command needs in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Kills sge_qmaster as a crash does. */
  crashController(): Promise<void>;
  /** Whether it has no jobs, those in error among them. */
  isEmpty(): Promise<boolean>;
  /** Starts again what was killed, on the state that was saved. */
  restart(): Promise<void>;
}

let directory: string | undefined;

/** The one cell of this test run, ended after the last test. */
export const cellOrSkip = liveSystem(startCell);

async function startCell(): Promise<Cell | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a Grid Engine can be started only by root on Debian.';
  directory = await mkdtemp('/tmp/plg-ge-');
  try {
    return await ownCell(directory);
  } catch (error) {
    return `Grid Engine did not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function ownCell(dir: string): Promise<Cell> {
  const env = { ...process.env, SGE_QMASTER_PORT: String(await freePorts(2)) };
  const restart = async () => {
    await run(join(scripts, 'gridengine-up.sh'), [dir], { env, timeout: 170_000 });
  };
  await restart();
  const path = join(dir, 'bin');
  const environment = await environmentOf(dir);
  return {
    path,
    environment,
    isEmpty: async () => {
      const words = ['-u', '*'];
      const { stdout } = await run(join(path, 'qstat'), words, { env: { ...process.env, ...environment } });
      return stdout === '';
    },
    crashController: async () => killOutright(await pidIn(join(dir, 'spool/qmaster/qmaster.pid'))),
    restart,
  };
}

/** `export SGE_ROOT=…`, a line each. */
async function environmentOf(dir: string): Promise<Readonly<Record<string, string>>> {
  const text = await readFile(join(dir, 'env'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^export (SGE_\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
}

async function pidIn(path: string): Promise<number> {
  return Number(await readFile(path, 'utf8'));
}

after(async function () {
  this.timeout(60_000);
  if (directory !== undefined) await run(join(scripts, 'gridengine-down.sh'), [directory, '--purge']);
});
