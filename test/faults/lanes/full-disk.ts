import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, rmdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const execute = promisify(execFile);

const faults = {
  before: 'disk full before the job is staged in',
  during: 'disk full while it runs',
} as const;

/** A disk of 256 kB under the workspaces is filled up and freed again. Only root can mount one. */
export const fullDisk: Lane = {
  platform: 'local',
  faults: Object.values(faults),
  async run(): Promise<Verdicts> {
    const trial = await Trial.begin('disk', { kind: 'local' });
    await mount(trial.workspaces);
    try {
      return await fillAndFree(trial);
    } finally {
      await trial.service.stop();
      await unmount(trial.workspaces);
      await trial.end();
    }
  },
};

/** True where this user may do it in this system. */
export async function canMountDisk(): Promise<boolean> {
  const place = await mkdtemp(join(tmpdir(), 'plegma-mount-'));
  try {
    await mount(place);
    await unmount(place);
    return true;
  } catch {
    return false;
  } finally {
    await rmdir(place);
  }
}

async function mount(place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  await execute('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', place]);
}

async function unmount(place: string): Promise<void> {
  await execute('umount', ['--lazy', place]);
}

async function fillAndFree(trial: Trial): Promise<Verdicts> {
  const filling = join(trial.workspaces, 'filling');
  const running = await trial.submit(faults.during, 'waiter');
  await trial.waitFor(running, 'running', ({ state }) => state === 'running');
  await fill(filling);
  const waiting = await trial.submit(faults.before);
  // A marker file needs no block of the disk: the application goes on and finds no room for its output.
  await trial.letGo(running);
  await trial.waitFor(running, 'past its run', ({ state }) => state !== 'running');
  await trial.waitFor(waiting, 'waiting for room', ({ state }) => state === 'staging-in');
  await rm(filling);
  return verdictsOn(
    trial,
    new Map([
      [faults.before, waiting],
      [faults.during, running],
    ]),
  );
}

/** Writes until the disk takes no byte more. */
async function fill(path: string): Promise<void> {
  for (const size of [4096, 1]) {
    const block = 'x'.repeat(size);
    const full = await appendUntilFull(path, block);
    if (!full) throw new Error(`${path} takes any amount: no small disk was mounted.`);
  }
}

async function appendUntilFull(path: string, block: string): Promise<boolean> {
  for (let written = 0; written < 1024; written += 1) {
    try {
      await writeFile(path, block, { flag: 'a' });
    } catch {
      return true;
    }
  }
  return false;
}
