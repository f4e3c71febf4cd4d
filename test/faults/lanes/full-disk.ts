import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { mountDisk, unmountDisk } from '../small-disk.ts';
import { Trial } from '../trial.ts';

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
    await mountDisk(trial.workspaces, 'size=256k');
    try {
      return await fillAndFree(trial);
    } finally {
      await trial.service.stop();
      await unmountDisk(trial.workspaces);
      await trial.end();
    }
  },
};

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
