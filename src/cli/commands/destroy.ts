import type { Command } from 'commander';
import { newRequestId } from '../../client/request-id.ts';
import { openContext } from '../context.ts';
import { providerOfJob } from '../peers.ts';

/** `plegma destroy ID`: give a job and its data up. */
export function addDestroy(program: Command): void {
  program
    .command('destroy')
    .summary('give a job up with its data; the account keeps its entries')
    .argument('<id>', 'the job')
    .action(async (jobId: string, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOfJob(context, jobId);
      await provider.jobs.DestroyJob({ requestId: newRequestId(), jobId });
      context.output.result({ jobId, destroyed: true }, `${jobId} is gone, with its data.`);
    });
}
