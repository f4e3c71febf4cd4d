import { spawn } from 'node:child_process';
import type { LocalUser } from '../platform.ts';
import { killGrace } from './launcher.ts';
import { isAlive, type ProcessIdentity } from './process-identity.ts';

/** TERM to the whole group of a run now, KILL after the grace where its launcher still lives. */
export function endGroup(leader: ProcessIdentity, user: LocalUser | undefined): void {
  signalGroup(leader, user, 'SIGTERM');
  setTimeout(async () => {
    if (await isAlive(leader)) signalGroup(leader, user, 'SIGKILL');
  }, killGrace * 1000).unref();
}

function signalGroup({ pid }: ProcessIdentity, user: LocalUser | undefined, signal: NodeJS.Signals): void {
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
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
