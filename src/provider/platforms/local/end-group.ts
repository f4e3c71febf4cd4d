import { spawn } from 'node:child_process';
import { hasSystemCode } from '../../../errors/system-code.ts';
import type { LocalUser } from '../platform.ts';
import { killGrace } from './launcher.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** TERM to the whole group of a run now, KILL after the grace where it goes on. */
export function endGroup(
  leader: ProcessIdentity,
  user: LocalUser | undefined,
  goesOn: () => Promise<boolean>,
): void {
  signalGroup(leader, user, 'SIGTERM');
  const insist = async () => {
    if (await goesOn()) signalGroup(leader, user, 'SIGKILL');
  };
  // Whatever keeps the signal from the run now, the next request for its end says again.
  setTimeout(() => void insist().catch(() => undefined), killGrace * 1000).unref();
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

/** Another user's processes hear only that user. The launcher, ours, sees the end of the run and settles it. */
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
    // ESRCH: the group ended by itself in this moment, which is what was wanted.
    if (!hasSystemCode(error, 'ESRCH')) throw error;
  }
}
