import { readSubmission } from '../answers.ts';
import { cancelKnown } from '../cancel.ts';
import { type CommandSettings, createCommandRunner, type RunCommand } from '../command.ts';
import { onlyOurs } from '../known-jobs.ts';
import type { BatchRun, ClusterView, KnownJob, Platform, SubmitOutcome } from '../platform.ts';
import { faultInRun } from '../run-values.ts';
import { askDialect } from './ask-dialect.ts';
import type { PbsDialect } from './dialect.ts';

/**
 * The PBS family: TORQUE, OpenPBS and PBS Professional, and Slurm behind its TORQUE commands, told apart by asking.
 *
 * @example
 * const platform = createPbsPlatform({ prefix: { words: ['ssh', 'head'], throughShell: true } });
 * const jobs = await platform.poll(known);
 */
export function createPbsPlatform(settings: CommandSettings = {}): Platform {
  return new PbsPlatform(createCommandRunner(settings));
}

const JOB_ID = /^([0-9]+(?:\[\])?(?:\.[\w.-]+)?)$/;
const COMPLAINT = /qsub: |usage: qsub|qsub \[-a|error running the Slurm sbatch command/i;

class PbsPlatform implements Platform {
  readonly kind = 'pbs';
  readonly #run: RunCommand;
  #dialect: PbsDialect | undefined;

  constructor(run: RunCommand) {
    this.#run = run;
  }

  async submit(run: BatchRun): Promise<SubmitOutcome> {
    const fault = faultInRun(run);
    if (fault !== undefined) return { kind: 'refused', reason: fault };
    const outcome = await this.#askedAgain(async (dialect) => {
      const words = submissionOf(run, dialect);
      return readSubmission(await this.#run({ words, directory: run.workspace }), JOB_ID, COMPLAINT);
    });
    return outcome.kind === 'refused' ? { ...outcome, reason: withoutCommand(outcome.reason) } : outcome;
  }

  async poll(known: readonly KnownJob[]) {
    return onlyOurs(await this.#askedAgain((dialect) => dialect.list(this.#run, known)), known);
  }

  cancel(job: KnownJob): Promise<void> {
    const poll = (known: readonly KnownJob[]) => this.poll(known);
    return cancelKnown(job, poll, () => this.#run({ words: ['qdel', job.batchId] }));
  }

  describe(): Promise<ClusterView> {
    return this.#askedAgain((dialect) => dialect.describe(this.#run));
  }

  /** After a failure the product is determined again: the server may have been replaced. */
  async #askedAgain<T>(question: (dialect: PbsDialect) => Promise<T>): Promise<T> {
    try {
      this.#dialect ??= await askDialect(this.#run);
      return await question(this.#dialect);
    } catch (error) {
      this.#dialect = undefined;
      throw error;
    }
  }
}

/** A command that means the same to all products: no script arguments, no stdin, an absolute path, strict values (BA-5). */
function submissionOf(run: BatchRun, dialect: PbsDialect): readonly [string, ...string[]] {
  const resources = dialect.resources(run.requirements);
  return [
    ...(['qsub', '-N', run.token] as const),
    ...(run.queue === undefined ? [] : ['-q', run.queue]),
    ...(resources === '' ? [] : ['-l', resources]),
    ...['-o', run.stdout, '-e', run.stderr],
    // With -v the wrapper passes nothing else of our environment on.
    ...['-v', `PLEGMA_TOKEN=${run.token}`],
    run.script,
  ];
}

/** The wrapper quotes our whole command, paths included, before Slurm's own words: only those are told. */
function withoutCommand(reason: string): string {
  return /the output was: '(.*)'/.exec(reason)?.[1]?.trim() ?? reason;
}
