import assert from 'node:assert/strict';
import { join } from 'node:path';
import { killOutright, type RunningProcess, runningProcesses } from '../../support/processes.ts';
import { until } from '../../support/until.ts';
import { asTold, type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

const faults = {
  launcher: 'launcher of a running job killed',
  shells: 'launcher and script of a running job killed',
} as const;

/** What stands between the service and a local job is killed alone: whatever goes on is not lost from sight. */
export const killedLauncher: Lane = {
  platform: 'local',
  faults: Object.values(faults),
  async run(): Promise<Verdicts> {
    const trial = await Trial.begin('launcher', { kind: 'local' });
    const jobs = new Map<string, string>();
    for (const fault of Object.values(faults)) jobs.set(fault, await trial.submit(fault, 'waiter'));
    for (const jobId of jobs.values()) await trial.begun(jobId);
    for (const [fault, jobId] of jobs) await killAbove(trial, jobId, fault === faults.shells);
    await Promise.all([...jobs.values()].map((jobId) => goesOn(trial, jobId)));
    for (const jobId of jobs.values()) await trial.letGo(jobId);
    const verdicts = await verdictsOn(trial, jobs);
    for (const jobId of jobs.values()) assert.deepEqual(await processesOf(trial, jobId), []);
    await trial.end();
    return asTold(
      verdicts,
      new Map([
        [faults.launcher, 'done'],
        [faults.shells, 'exit-unknown'],
      ]),
    );
  },
};

/** Kills the launcher of a job; its script too, that is all but the application, where that is wanted. */
async function killAbove(trial: Trial, jobId: string, alsoScript: boolean): Promise<void> {
  const processes = await processesOf(trial, jobId);
  const isLauncher = ({ words }: RunningProcess) => words.includes('plegma-launcher');
  const isScript = ({ words }: RunningProcess) => words.includes(join(trial.workspaces, jobId, 'job.sh'));
  // First, for it would tell the end of the script and take the application with it.
  for (const { pid } of processes.filter(isLauncher)) await killOutright(pid);
  if (!alsoScript) return;
  for (const { pid } of processes.filter(isScript)) await killOutright(pid);
}

/** The application runs, and longer than the service waits for a word of an ended one the job is shown as running. */
async function goesOn(trial: Trial, jobId: string): Promise<void> {
  const since = Date.now();
  await until(`${jobId} watched for a while`, async () => {
    assert.equal((await trial.job(jobId)).state, 'running');
    return Date.now() - since > 8_000;
  });
}

async function processesOf(trial: Trial, jobId: string): Promise<readonly RunningProcess[]> {
  const workspace = join(trial.workspaces, jobId);
  return (await runningProcesses()).filter(
    ({ words, environment }) =>
      words.some((word) => word.includes(workspace)) || environment.includes(`PLEGMA_WORKSPACE=${workspace}`),
  );
}
