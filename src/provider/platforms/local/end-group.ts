import { spawn } from 'node:child_process';
import { hasSystemCode } from '../../../errors/system-code.ts';
import type { LocalUser } from '../platform.ts';
import { KILL_GRACE } from './launcher.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** Sends TERM to the whole group of a run, and KILL after the grace period if it goes on. */
export function endGroup(
  leader: ProcessIdentity,
  user: LocalUser | undefined,
  goesOn: () => Promise<boolean>,
): void {
  signalGroup(leader, user, 'SIGTERM');
  const insist = async () => {
    if (await goesOn()) signalGroup(leader, user, 'SIGKILL');
  };
  // If the signal fails, the next request for the run's end reports why.
  setTimeout(() => void insist().catch(() => undefined), KILL_GRACE * 1000).unref();
}

/** Sends a signal to every process of a run. */
export function signalGroup(
  { pid }: ProcessIdentity,
  user: LocalUser | undefined,
  signal: NodeJS.Signals,
): void {
  if (user === undefined) signalOwn(pid, signal);
  else signalAs(user, pid, signal);
}

/** Only its own user can signal the run. The launcher, which is ours, sees the run end and records that. */
function signalAs(user: LocalUser, pid: number, signal: NodeJS.Signals): void {
  const words = [
    '-n',
    '-u',
    user,
    '--',
    'sh',
    '-c',
    'kill -s "$1" -- "-$2"',
    'sh',
    signal.slice(3),
    String(pid),
  ];
  spawn('sudo', words, { stdio: 'ignore', detached: true }).once('error', () => undefined);
}

function signalOwn(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: the group has just ended by itself.
    if (!hasSystemCode(error, 'ESRCH')) throw error;
  }
}
