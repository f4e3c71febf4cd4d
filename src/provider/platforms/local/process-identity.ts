import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** A process, distinguished from every later one with the same pid. */
export interface ProcessIdentity {
  readonly pid: number;
  /** What the system says of its start: clock ticks since boot (Linux) or a date (macOS, BSD). */
  readonly birth: string;
}

/** Reads what the launcher wrote: its pid, then its line of `/proc/PID/stat` or of `ps -o lstart=`. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  const [pid = '', birth = ''] = text.split('\n');
  if (!/^\d+$/.test(pid) || birth === '') return undefined;
  return { pid: Number(pid), birth: birthIn(birth) };
}

/** The identity of a living process; undefined if the system does not tell. */
export async function readIdentity(pid: number): Promise<ProcessIdentity | undefined> {
  const line = await stateLine(pid);
  return line === undefined ? undefined : parseIdentity(`${pid}\n${line}`);
}

/** True while the process lives. */
export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  const line = await stateLine(identity.pid);
  return line !== undefined && !isZombie(line) && birthIn(line) === identity.birth;
}

/**
 * Seconds since a living process was born, by the system's count of time where it tells (Linux): the clock may have been set
 * since, and a run must not be over its time for that.
 */
export async function ageOf(identity: ProcessIdentity): Promise<number> {
  const own = await readIdentity(process.pid);
  const ticks = Number(own?.birth) - Number(identity.birth);
  if (Number.isFinite(ticks)) return process.uptime() + ticks / TICKS_PER_SECOND;
  return (Date.now() - Date.parse(identity.birth)) / 1000;
}

/** USER_HZ of proc(5): the same on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

async function stateLine(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  const ps = promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } });
  return ps.then(({ stdout }) => stdout).catch(() => undefined);
}

/** proc(5): the name in field 2 may hold anything, so fields are counted from its closing parenthesis. */
export function fieldsAfterName(line: string): readonly string[] {
  return line.slice(line.lastIndexOf(')') + 2).split(' ');
}

function isZombie(line: string): boolean {
  return line.includes(')') && fieldsAfterName(line)[0] === 'Z';
}

/** Field 22 of proc(5), start time in ticks since boot; a date is taken as it is. */
function birthIn(line: string): string {
  return line.includes(')') ? (fieldsAfterName(line)[19] ?? '') : line.trim();
}
