import type { Command } from 'commander';
import { newRequestId } from '../../client/request-id.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../find/peers.ts';
import { readSweep } from '../sweep/read-sweep.ts';
import { isSweepId } from '../sweep/sweep-option.ts';

/** `plegma destroy ID`: give a job and its data up. */
export function addDestroy(program: Command): void {
  program
    .command('destroy')
    .summary('give a job or a sweep up with its data; the account keeps its entries')
    .argument('<id>', 'the job, or the sweep with all its jobs')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      const ids = isSweepId(jobId)
        ? (await readSweep(provider, jobId)).jobs.map((job) => job.jobId)
        : [jobId];
      for (const id of ids) await provider.jobs.DestroyJob({ requestId: newRequestId(), jobId: id });
      context.output.result({ jobId, destroyed: true }, `${jobId} is gone, with its data.`);
    });
}
