import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Libsql from 'libsql';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const faults = {
  accepting: 'database locked while a job is submitted',
  ending: 'database locked while a job ends',
} as const;

/** Longer than a statement of ours waits (5 s): it fails, and must do no harm by it. */
const LOCK_TIME = 7_000;

/** Another process holds the database's write lock for a while. */
export const lockedDatabase: Lane = {
  platform: 'local',
  faults: Object.values(faults),
  async run(): Promise<Verdicts> {
    const trial = await Trial.begin('lock', { kind: 'local' });
    const ending = await trial.submit(faults.ending, 'waiter');
    await trial.waitFor(ending, 'running', ({ state }) => state === 'running');
    const unlock = lock(join(trial.directory, 'plegma.db'));
    await trial.letGo(ending);
    const refused = await Promise.all([
      trial.submit(faults.accepting).catch(() => 'refused'),
      pause(LOCK_TIME),
    ]);
    unlock();
    if (refused[0] !== 'refused') throw new Error('The lock was not felt.');
    const accepted = await trial.submit(faults.accepting);
    const verdicts = await verdictsOn(
      trial,
      new Map([
        [faults.accepting, accepted],
        [faults.ending, ending],
      ]),
    );
    await trial.end();
    return verdicts;
  },
};

/** Takes the write lock. @returns What lets it go. */
function lock(path: string): () => void {
  const database = new Libsql(path);
  database.exec('begin immediate');
  return () => {
    database.exec('rollback');
    database.close();
  };
}
