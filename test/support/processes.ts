import { readdir, readFile } from 'node:fs/promises';
import { until } from './until.ts';

/** A living process, as `/proc` shows it. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Its short name, 15 characters at most. */
  readonly name: string;
  readonly words: readonly string[];
  /** Variables that it was started with. */
  readonly environment: string;
}

/** All living processes of this machine. */
export async function runningProcesses(): Promise<readonly RunningProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map((pid) => readProcess(Number(pid))));
  return found.flat();
}

/** Ends a process as a crash does, and waits until it is gone. One that has ended by itself is gone too. */
export async function killOutright(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
  await until(`the end of process ${pid}`, async () => (await readProcess(pid)).length === 0);
}

async function readProcess(pid: number): Promise<readonly RunningProcess[]> {
  const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [, name = '', fields = ''] = /^\d+ \((.*)\) (.*)/s.exec(await read('stat')) ?? [];
  const [state, parent, group] = fields.split(' ');
  // One that waits for its parent to hear of its end is no living process.
  if (state === undefined || state === '' || state === 'Z') return [];
  const words = (await read('cmdline')).split('\0');
  return [
    { pid, name, words, parent: Number(parent), group: Number(group), environment: await read('environ') },
  ];
}
