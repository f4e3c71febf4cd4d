import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runningProcesses } from '../../support/processes.ts';
import { asTold, type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { mountDisk, unmountDisk } from '../small-disk.ts';
import { Trial } from '../trial.ts';

const FAULT = 'disk full when the batch system starts it';

/** A disk of 300 files under the workspaces is full in the moment in which a job that waited is started. */
export const noRoomForLock: Lane = {
  platform: 'local',
  faults: [FAULT],
  async run(): Promise<Verdicts> {
    const trial = await Trial.begin('lock', { kind: 'local', slots: 1 });
    await mountDisk(trial.workspaces, 'nr_inodes=300');
    try {
      const verdicts = await verdictsOn(trial, new Map([[FAULT, await startedOnFullDisk(trial)]]));
      return asTold(verdicts, new Map([[FAULT, 'workspace-unusable']]));
    } finally {
      await trial.service.stop();
      await unmountDisk(trial.workspaces);
      await trial.end();
    }
  },
};

async function startedOnFullDisk(trial: Trial): Promise<string> {
  const before = await trial.submit('before', 'waiter');
  await trial.begun(before);
  const jobId = await trial.submit(FAULT);
  await trial.waitFor(jobId, 'in the queue', ({ batchId }) => batchId !== undefined);
  const filling = join(trial.workspaces, 'filling');
  await mkdir(filling);
  await fill(filling);
  // What that one leaves is removed, and room made by it, only when it was waited for its status.
  await killRun(join(trial.workspaces, before));
  await trial.waitFor(jobId, 'past its run', ({ state }) => state !== 'queued' && state !== 'running');
  await rm(filling, { recursive: true });
  await trial.judge(before);
  return jobId;
}

/** Kills a run with all its processes. */
async function killRun(workspace: string): Promise<void> {
  const found = await runningProcesses();
  const launcher = found.find(
    ({ words }) => words.includes('plegma-launcher') && words.includes(join(workspace, 'job.sh')),
  );
  if (launcher === undefined) throw new Error(`Nothing runs in ${workspace}.`);
  process.kill(-launcher.group, 'SIGKILL');
}

/** Makes files until the disk takes no more. */
async function fill(directory: string): Promise<void> {
  for (let made = 0; made < 1024; made += 1) {
    try {
      await writeFile(join(directory, String(made)), '');
    } catch {
      return;
    }
  }
  throw new Error(`${directory} takes any number of files: no small disk was mounted.`);
}
