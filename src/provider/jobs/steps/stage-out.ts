import type { Application, StagerSlot } from '../../applications/application.ts';
import { layOutFiles } from '../file-layout.ts';
import type { Job, JobFile } from '../job.ts';
import type { JobContext } from '../job-context.ts';
import { endOf, type JobEnd } from '../job-end.ts';
import { addFiles, filesOf } from '../job-files.ts';
import { outputFilesAt } from '../output-files.ts';
import { stopRun } from '../run-lock.ts';
import { workspaceIn } from '../workspace.ts';
import { settle } from './settle.ts';

/**
 * Delivers what the run has left, even after a failure (GR-56), and settles the job. Stagers that an interrupted attempt
 * has filled already are filled again with the same content.
 */
export async function stageOut(context: JobContext, job: Job): Promise<void> {
  const end = job.end;
  if (end === undefined) throw new Error(`The job ${job.id} is staged out without an end.`);
  context.onStep('stage-out:begun', job.id);
  await stopRun(job.workspace);
  const application = context.applications.find(job.applicationUri);
  const { delivered, missing } = await deliver(context, job, application);
  context.onStep('stage-out:filled', job.id);
  await settle(context, job, outputMissing(end, missing) ?? end, delivered);
}

interface Delivery {
  readonly delivered: readonly JobFile[];
  readonly missing: readonly string[];
}

async function deliver(
  context: JobContext,
  job: Job,
  application: Application | undefined,
): Promise<Delivery> {
  if (application === undefined) return { delivered: [], missing: [] };
  const layout = layOutFiles(application, workspaceIn(job.workspace), []);
  const planned = await filesOf(context.store.db, job.id, 'output');
  const delivered: JobFile[] = [];
  const missing: string[] = [];
  for (const { slot, path } of layout.outputs) {
    const stagers = planned.filter(({ name }) => name === slot.name);
    const filled: JobFile[] = [];
    for (const [index, file] of (await outputFilesAt(slot, path)).entries()) {
      const output = stagers[index] ?? (await plan(context, job, slot, file.name));
      const content = await context.data.fill(output.stagerId, file.path);
      // Without content: the file is not for us to read.
      if (content !== undefined) filled.push({ ...output, ...content });
    }
    if (filled.length === 0 && slot.required) missing.push(slot.name);
    delivered.push(...filled);
  }
  return { delivered, missing };
}

/** Makes a stager for one of several files and records it with the job at once, so that it is found after a crash. */
async function plan(context: JobContext, job: Job, slot: StagerSlot, fileName: string): Promise<JobFile> {
  const { accountId, by: owner } = job;
  return context.store.transaction(async (tx) => {
    const stagerId = await context.data.create(tx, { accountId, owner, name: fileName });
    const file = { name: slot.name, fileName, stagerId, size: undefined, digest: undefined };
    await addFiles(tx, job.id, 'output', [file], (await filesOf(tx, job.id, 'output')).length);
    return file;
  });
}

function outputMissing(end: JobEnd, missing: readonly string[]): JobEnd | undefined {
  if (end.code !== 'done' || missing.length === 0) return undefined;
  return endOf('output-missing', { reason: missing.join(', ') });
}
