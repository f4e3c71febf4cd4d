import { type Command, Option } from 'commander';
import { collect, listAll } from '../../client/list-all.ts';
import type { JobState } from '../../contracts/generated/job-types.ts';
import { openContext } from '../context.ts';
import { providerOf } from '../find/peers.ts';
import { moment } from '../option-values.ts';
import { jobTable } from '../views/job-view.ts';

interface JobsOptions {
  readonly state?: JobState;
  readonly label?: string;
  readonly since?: Date;
  readonly account?: string;
  readonly sweep?: string;
}

const JOB_STATES: readonly JobState[] = [
  'created',
  'staging-in',
  'queued',
  'held',
  'running',
  'suspended',
  'staging-out',
  'finished',
  'failed',
  'cancelled',
];

/** `plegma jobs`: the caller's jobs at a provider. */
export function addJobs(program: Command): void {
  program
    .command('jobs')
    .summary('list your jobs at a provider, newest first')
    .addOption(new Option('--state <state>', 'only jobs in this state').choices(JOB_STATES))
    .option('--label <text>', 'only jobs with this label')
    .option('--since <moment>', 'only jobs created at or after this', moment)
    .option('--account <id>', 'only jobs of this account')
    .option('--sweep <id>', 'only jobs of this sweep')
    .action(async ({ state, label, since, account, sweep: sweepId }: JobsOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOf(context);
      const jobs = await collect(
        listAll(
          (cursor) => provider.jobs.ListJobs({ accountId: account, state, label, since, sweepId, cursor }),
          (page) => page.jobs,
        ),
      );
      const text = jobs.length === 0 ? `You have no such jobs at ${provider.address.host}.` : jobTable(jobs);
      context.output.result({ jobs }, text);
    });
}
