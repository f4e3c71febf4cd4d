import { join } from 'node:path';
import { writeWorkspaceFile } from '../../jobs/workspace-files.ts';
import { answerOf, readSubmission } from '../answers.ts';
import { cancelKnown } from '../cancel.ts';
import { type CommandSettings, createCommandRunner, type RunCommand } from '../command.ts';
import { missingFrom, onlyOurs } from '../known-jobs.ts';
import type { BatchJob, BatchRun, ClusterView, KnownJob, Platform, SubmitOutcome } from '../platform.ts';
import { faultInRun } from '../run-values.ts';
import { readMachines, readSchedd } from './cluster.ts';
import { jobAttributes, readClassAds, readCondorJob } from './jobs.ts';
import { writeSubmitFile } from './submit-file.ts';

/**
 * HTCondor, with a file system that the nodes share: condor_submit, condor_q, condor_history, condor_rm, condor_status.
 *
 * @example
 * const platform = createCondorPlatform({ environment: { CONDOR_CONFIG: '/etc/condor/condor_config' } });
 */
export function createCondorPlatform(settings: CommandSettings = {}): Platform {
  return new CondorPlatform(createCommandRunner(settings));
}

/** `-terse` prints the first and the last job: `90.0 - 90.0`. */
const JOB_ID = /^(\d+)\.0(?: - \1\.0)?$/;
const COMPLAINT = /ERROR|condor_submit/;

/** Only our jobs have this attribute. */
const OURS = 'GridJobName =!= undefined';

class CondorPlatform implements Platform {
  readonly kind = 'condor';
  readonly #run: RunCommand;

  constructor(run: RunCommand) {
    this.#run = run;
  }

  async submit(run: BatchRun): Promise<SubmitOutcome> {
    const fault = faultInRun(run);
    if (fault !== undefined) return { kind: 'refused', reason: fault };
    const file = join(run.workspace, '.condor_submit');
    await writeWorkspaceFile(file, writeSubmitFile(run));
    const words = ['condor_submit', '-terse', file] as const;
    return readSubmission(await this.#run({ words, directory: run.workspace }), JOB_ID, COMPLAINT);
  }

  async poll(known: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    const words = ['condor_q', '-json', '-attributes', jobAttributes, '-constraint', OURS] as const;
    const live = readJobs(answerOf(await this.#run({ words }), 'list of jobs'));
    return onlyOurs([...live, ...(await this.#listEnded(missingFrom(live, known)))], known);
  }

  /** The constraint includes the name, so that condor_rm itself spares a job that got the id meanwhile (BA-3). */
  cancel(job: KnownJob): Promise<void> {
    const constraint = `ClusterId == ${Number(job.batchId)} && GridJobName == "${job.token}"`;
    const poll = (known: readonly KnownJob[]) => this.poll(known);
    return cancelKnown(job, poll, () => this.#run({ words: ['condor_rm', '-constraint', constraint] }));
  }

  async describe(): Promise<ClusterView> {
    const words = [
      'condor_status',
      '-json',
      '-attributes',
      'Name,Machine,State,Activity,Cpus,Memory,LoadAvg,JobId',
    ] as const;
    const nodes = readMachines(readClassAds(answerOf(await this.#run({ words }), 'list of nodes')));
    const jobs = ['condor_q', '-allusers', '-json', '-attributes', 'JobStatus'] as const;
    const queue = readSchedd(readClassAds(answerOf(await this.#run({ words: jobs }), 'count of jobs')));
    return { queues: [queue], nodes };
  }

  /** A history that cannot be read is no error, and hides nobody who waits or runs: marker files come first (BA-4). */
  async #listEnded(missing: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    if (missing.length === 0) return [];
    const ids = missing.map((job) => String(Number(job.batchId)));
    const words = ['condor_history', ...ids, '-json', '-attributes', jobAttributes] as const;
    const answer = await this.#run({ words: [...words] });
    return answer.exit === 0 ? readJobs(answer.stdout) : [];
  }
}

function readJobs(text: string): readonly BatchJob[] {
  return readClassAds(text).flatMap((ad) => readCondorJob(ad) ?? []);
}
