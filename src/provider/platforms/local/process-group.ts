import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { hasSystemCode } from '../../../errors/system-code.ts';
import { fieldsAfterName } from './process-identity.ts';

/** True if a group of that number exists, even if it has only zombies or processes of other users. */
export function groupExists(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch (error) {
    return hasSystemCode(error, 'EPERM');
  }
}

/** A process as others see it. */
export interface SeenProcess {
  readonly command: string;
  /** Empty if the system does not show it. */
  readonly environment: string;
}

/** The living processes of a group. It searches all processes: for rare cases only. */
export function processesOfGroup(group: number): Promise<readonly SeenProcess[]> {
  return process.platform === 'linux' ? fromProc(group) : fromPs(group);
}

async function fromProc(group: number): Promise<readonly SeenProcess[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
      const [state, , pgrp] = fieldsAfterName(await read('stat'));
      if (state === 'Z' || Number(pgrp) !== group) return [];
      return [{ command: await read('cmdline'), environment: await read('environ') }];
    }),
  );
  return found.flat();
}

async function fromPs(group: number): Promise<readonly SeenProcess[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-ww', '-o', 'pgid=,stat=,command='], {
    maxBuffer: 2 ** 26,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, pgid, state = '', command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const isMember = Number(pgid) === group && !state.startsWith('Z');
    return isMember && command !== undefined ? [{ command, environment: '' }] : [];
  });
}
