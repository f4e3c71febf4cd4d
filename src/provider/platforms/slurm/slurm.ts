import { readSubmission } from '../answers.ts';
import { cancelKnown } from '../cancel.ts';
import { type CommandSettings, createCommandRunner, type RunCommand } from '../command.ts';
import { onlyOurs } from '../known-jobs.ts';
import type { BatchRun, ClusterView, KnownJob, Platform, Requirements, SubmitOutcome } from '../platform.ts';
import { formatDuration, toMebibytes } from '../quantities.ts';
import { faultInRun } from '../run-values.ts';
import { describeSlurm } from './cluster.ts';
import { listSlurmJobs } from './jobs.ts';

/**
 * Slurm by its own commands: sbatch, squeue, scancel, scontrol (20.11 or later).
 *
 * @example
 * const platform = createSlurmPlatform({ environment: { SLURM_CONF: '/etc/slurm/slurm.conf' } });
 */
export function createSlurmPlatform(settings: CommandSettings = {}): Platform {
  return new SlurmPlatform(createCommandRunner(settings));
}

/** `12`, or `12;cluster` where there are several. */
const JOB_ID = /^(\d+)(?:;[\w.-]+)?$/;
const COMPLAINT = /sbatch: /;

class SlurmPlatform implements Platform {
  readonly kind = 'slurm';
  readonly #run: RunCommand;

  constructor(run: RunCommand) {
    this.#run = run;
  }

  async submit(run: BatchRun): Promise<SubmitOutcome> {
    const fault = faultInRun(run);
    if (fault !== undefined) return { kind: 'refused', reason: fault };
    return readSubmission(
      await this.#run({ words: submissionOf(run), directory: run.workspace }),
      JOB_ID,
      COMPLAINT,
    );
  }

  async poll(known: readonly KnownJob[]) {
    return onlyOurs(await listSlurmJobs(this.#run, known), known);
  }

  /** Names the token with the id, so that scancel itself spares a job that got the id meanwhile (BA-3). */
  cancel(job: KnownJob): Promise<void> {
    const poll = (known: readonly KnownJob[]) => this.poll(known);
    return cancelKnown(job, poll, () =>
      this.#run({ words: ['scancel', `--name=${job.token}`, job.batchId] }),
    );
  }

  describe(): Promise<ClusterView> {
    return describeSlurm(this.#run);
  }
}

function submissionOf(run: BatchRun): readonly [string, ...string[]] {
  return [
    ...(['sbatch', '--parsable', `--job-name=${run.token}`, `--chdir=${run.workspace}`] as const),
    ...[`--output=${run.stdout}`, `--error=${run.stderr}`, `--export=PLEGMA_TOKEN=${run.token}`],
    ...(run.queue === undefined ? [] : [`--partition=${run.queue}`]),
    ...resourcesOf(run.requirements),
    run.script,
  ];
}

function resourcesOf({
  nodes,
  processorsPerNode,
  memory,
  wallTime,
  nodeProperty,
}: Requirements): readonly string[] {
  const asksNodes = nodes !== undefined || processorsPerNode !== undefined;
  return [
    ...(asksNodes ? [`--nodes=${nodes ?? 1}`, `--ntasks-per-node=${processorsPerNode ?? 1}`] : []),
    ...(wallTime === undefined ? [] : [`--time=${formatDuration(wallTime)}`]),
    ...(memory === undefined ? [] : [`--mem=${toMebibytes(memory)}M`]),
    ...(nodeProperty === undefined ? [] : [`--constraint=${nodeProperty}`]),
  ];
}
