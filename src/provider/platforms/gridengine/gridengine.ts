import { answerOf, readSubmission } from '../answers.ts';
import { cancelKnown } from '../cancel.ts';
import { type CommandSettings, createCommandRunner, type RunCommand } from '../command.ts';
import { mayBeOurs, missingFrom, onlyOurs } from '../known-jobs.ts';
import type { BatchJob, BatchRun, ClusterView, KnownJob, Platform, SubmitOutcome } from '../platform.ts';
import { formatDuration, toMebibytes } from '../quantities.ts';
import { faultInRun } from '../run-values.ts';
import { onlyWanted } from '../xml-of-jobs.ts';
import { readAccounting } from './accounting.ts';
import { readGridEngineCluster } from './cluster.ts';
import { readGridEngineJobs } from './jobs.ts';

/** Settings of a Grid Engine site. Each cell names its parallel environments itself, as there is no `nodes=`. */
export interface GridEngineSettings extends CommandSettings {
  /** The parallel environment for more than one processor; default `smp`. */
  readonly parallelEnvironment?: string;
}

/**
 * Grid Engine (Sun, Univa, Son of): qsub, qstat, qacct, qdel, qhost, qconf.
 *
 * @example
 * const platform = createGridEnginePlatform({ environment: { SGE_ROOT: '/var/lib/gridengine' } });
 */
export function createGridEnginePlatform(settings: GridEngineSettings = {}): Platform {
  return new GridEnginePlatform(createCommandRunner(settings), settings.parallelEnvironment ?? 'smp');
}

const JOB_ID = /^(\d+)(?:\.[\d:-]+)?$/;
const COMPLAINT = /Unable to run job|Unable to read script|Exiting\.|qsub: |rejected/;

class GridEnginePlatform implements Platform {
  readonly kind = 'gridengine';
  readonly #run: RunCommand;
  readonly #parallelEnvironment: string;

  constructor(run: RunCommand, parallelEnvironment: string) {
    this.#run = run;
    this.#parallelEnvironment = parallelEnvironment;
  }

  async submit(run: BatchRun): Promise<SubmitOutcome> {
    const fault = faultInRun(run);
    if (fault !== undefined) return { kind: 'refused', reason: fault };
    const words = submissionOf(run, this.#parallelEnvironment);
    return readSubmission(await this.#run({ words, directory: run.workspace }), JOB_ID, COMPLAINT);
  }

  async poll(known: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    const all = { job: 'job_list', name: 'JB_name' };
    const live = readGridEngineJobs(onlyWanted(await this.#askForAll(), all, mayBeOurs(known)));
    return onlyOurs([...live, ...(await this.#listEnded(missingFrom(live, known)))], known);
  }

  cancel(job: KnownJob): Promise<void> {
    const poll = (known: readonly KnownJob[]) => this.poll(known);
    return cancelKnown(job, poll, () => this.#run({ words: ['qdel', job.batchId] }));
  }

  async describe(): Promise<ClusterView> {
    const queues = answerOf(await this.#run({ words: ['qstat', '-g', 'c'] }), 'list of queues');
    const settings = answerOf(await this.#run({ words: ['qconf', '-sq', '*'] }), 'settings of the queues');
    const nodes = answerOf(await this.#run({ words: ['qhost', '-q', '-F'] }), 'list of nodes');
    return readGridEngineCluster({ queues, settings, nodes }, readGridEngineJobs(await this.#askForAll()));
  }

  /** Everybody's jobs, in XML. */
  async #askForAll(): Promise<string> {
    return answerOf(await this.#run({ words: ['qstat', '-xml', '-u', '*'] }), 'list of jobs');
  }

  /**
   * An ended job disappears from qstat at once and appears in the accounting some seconds later. One command asks for all
   * jobs whose name is a token. It exits with 1 if there is none, or if the accounting cannot be read here.
   */
  async #listEnded(missing: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    if (missing.length === 0) return [];
    const since = new Date(
      Math.min(...missing.map((job) => job.submittedAt.getTime())) - ACCOUNTING_MARGIN_MS,
    );
    const words = ['qacct', '-b', accountingTime(since), '-j', 'plg*'] as const;
    return readAccounting((await this.#run({ words })).stdout);
  }
}

/** Ms. The accounting is asked for jobs since a time, by the clock of another machine. */
const ACCOUNTING_MARGIN_MS = 60 * 60 * 1000;

/** `[[CC]YY]MMDDhhmm`, in UTC as every command runs in UTC. */
function accountingTime(time: Date): string {
  return time.toISOString().replace(/[-T:]/g, '').slice(0, 12);
}

function submissionOf(run: BatchRun, parallelEnvironment: string): readonly [string, ...string[]] {
  const { nodes, processorsPerNode, memory, wallTime, nodeProperty } = run.requirements;
  const slots = (nodes ?? 1) * (processorsPerNode ?? 1);
  const resources = [
    ...(wallTime === undefined ? [] : [`h_rt=${formatDuration(wallTime)}`]),
    ...(memory === undefined ? [] : [`mem_free=${toMebibytes(memory)}M`]),
    ...(nodeProperty === undefined ? [] : [nodeProperty]),
  ];
  return [
    ...(['qsub', '-terse', '-N', run.token, '-wd', run.workspace, '-S', '/bin/sh'] as const),
    ...['-o', run.stdout, '-e', run.stderr, '-v', `PLEGMA_TOKEN=${run.token}`],
    // `-w e` refuses a job that no queue could ever run. It knows nothing of loads such as free memory, and would refuse
    // every job that asks for one.
    ...(memory === undefined ? ['-w', 'e'] : []),
    ...(run.queue === undefined ? [] : ['-q', run.queue]),
    ...(slots === 1 ? [] : ['-pe', parallelEnvironment, String(slots)]),
    ...(resources.length === 0 ? [] : ['-l', resources.join(',')]),
    run.script,
  ];
}
