import type { JobToken } from '../platforms/platform.ts';
import { readWorkspaceFile } from './workspace-files.ts';

/** What the job's own script wrote when the application had ended. */
export interface ExitStatus {
  /** The application's status; above 128: it was ended by signal status − 128. */
  readonly exitCode: number;
  /** The script was told to end from outside (TERM, INT, HUP) while the application ran. */
  readonly interrupted: boolean;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Seconds of user and system time of the application and its children. */
  readonly cpuTime: number;
  /** Bytes: the peak that was seen. */
  readonly memory?: number;
  readonly node: string;
}

/**
 * Reads the exit status file of a run.
 *
 * @returns undefined if there is none, or it is another run's, or incomplete: a file that cannot be trusted counts as no
 *   file (BA-3).
 */
export async function readExitStatus(path: string, token: JobToken): Promise<ExitStatus | undefined> {
  return parseExitStatus(await readWorkspaceFile(path), token);
}

/** The content of an exit status file, or undefined: see {@link readExitStatus}. */
export function parseExitStatus(text: string, token: JobToken): ExitStatus | undefined {
  if (!text.endsWith('\nwhole\n')) return undefined;
  const members = new Map(text.split('\n').map(splitMember));
  if (members.get('token') !== token) return undefined;
  const [exitCode, started, ended] = ['exit', 'started', 'ended'].map((name) =>
    wholeNumber(members.get(name)),
  );
  if (exitCode === undefined || started === undefined || ended === undefined) return undefined;
  const kilobytes = wholeNumber(members.get('memory'));
  return {
    exitCode,
    interrupted: members.get('interrupted') === 'yes',
    startedAt: new Date(started * 1000),
    endedAt: new Date(ended * 1000),
    cpuTime: cpuSeconds(members.get('cpu') ?? ''),
    ...(kilobytes !== undefined && { memory: kilobytes * 1024 }),
    node: members.get('node') ?? '',
  };
}

function splitMember(line: string): readonly [string, string] {
  const sign = line.indexOf('=');
  return [line.slice(0, sign), line.slice(sign + 1)];
}

/** So large at most that a time in ms and memory in bytes stay exact: the application can write the file itself. */
function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}

/** Sums what `times` printed, `0m1.25s 0m0.03s`; some locales put a comma (POSIX XCU `times`). */
function cpuSeconds(times: string): number {
  // Bounded numbers: the job could write a line of digits alone, which would be searched from each of them anew.
  const spans = [...times.matchAll(/(\d{1,9})m(\d{1,9}(?:[.,]\d{1,9})?)s/g)];
  return spans.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + decimal(seconds), 0);
}

function decimal(text: string | undefined): number {
  return Number((text ?? '0').replace(',', '.'));
}
