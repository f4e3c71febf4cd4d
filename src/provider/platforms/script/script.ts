import { PlegmaError } from '../../../errors/plegma-error.ts';
import { KeyedQueue } from '../../keyed-queue.ts';
import { howItEnded, sayings, unavailable } from '../answers.ts';
import { asBatchId } from '../batch-id.ts';
import { type CommandSettings, createCommandRunner, type RunCommand } from '../command.ts';
import type {
  BatchId,
  BatchJob,
  BatchRun,
  ClusterView,
  JobToken,
  KnownJob,
  Platform,
  Requirements,
  SubmitOutcome,
} from '../platform.ts';
import { present } from '../present.ts';
import { faultInRun } from '../run-values.ts';
import { isSubmitted, markKilled, readMarkers } from './markers.ts';

/** A site's own three scripts, absolute paths; GRIA's are called startJob.pl, checkJob.pl and killJob.pl (GR-55). */
export interface SiteScripts {
  readonly startJob: string;
  readonly checkJob: string;
  readonly killJob: string;
}

/** How a site's scripts are run. */
export interface ScriptSettings extends CommandSettings {
  readonly scripts: SiteScripts;
  /** Seconds between two runs of checkJob for one job; default 30. The contract has no command for all jobs. */
  readonly checkInterval?: number;
}

/**
 * A batch system behind a site's own GRIA scripts (GR-52): `startJob -d workspace -e wrapper [-r constraints]`,
 * `checkJob` and `killJob` in the workspace. The contract has no job ids, so the workspace identifies the job and the token
 * serves as its id. The marker files tell what has happened.
 *
 * @example
 * const platform = createScriptPlatform({ scripts: { startJob: '/opt/gria/startJob.pl', checkJob, killJob } });
 */
export function createScriptPlatform(settings: ScriptSettings): Platform {
  return new ScriptPlatform(settings, createCommandRunner(settings));
}

/** Reports asked for at once. */
const REPORTS_AT_ONCE = 4;

class ScriptPlatform implements Platform {
  readonly kind = 'script';
  readonly #scripts: SiteScripts;
  readonly #checkIntervalMs: number;
  readonly #run: RunCommand;
  readonly #reports = new Map<string, { readonly at: number; readonly text: string | undefined }>();
  readonly #asking = new Set<string>();
  readonly #queue = new KeyedQueue<string>(REPORTS_AT_ONCE);

  constructor(settings: ScriptSettings, run: RunCommand) {
    this.#scripts = settings.scripts;
    this.#checkIntervalMs = (settings.checkInterval ?? 30) * 1000;
    this.#run = run;
  }

  /**
   * The marker is the proof of a submission, as startJob touches it when the job has been submitted. With it the job is
   * accepted, however the script ended, and a second submission after a crash finds it and starts nothing.
   */
  async submit(run: BatchRun): Promise<SubmitOutcome> {
    const fault = faultInRun(run);
    if (fault !== undefined) return { kind: 'refused', reason: fault };
    const accepted = { kind: 'accepted', batchId: this.idOf(run.token) } as const;
    if (await isSubmitted(run.workspace)) return accepted;
    const result = await this.#run({ words: this.#startOf(run), directory: run.workspace });
    if (await isSubmitted(run.workspace)) return accepted;
    if (result.exit === 127) throw unavailable('submission', result);
    const kind = result.exit === undefined || result.exit === 0 ? 'unknown' : 'refused';
    return { kind, reason: `startJob did not mark the job as submitted, and ${howItEnded(result)}` };
  }

  async poll(known: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    const shown = await Promise.all(known.map((job) => readMarkers(job)));
    const jobs = shown.filter((job) => job !== undefined);
    this.#askForReports(known, jobs);
    return jobs.map((job) => ({ ...job, ...present({ comment: this.#reports.get(job.name)?.text }) }));
  }

  async cancel(job: KnownJob): Promise<void> {
    const shown = await readMarkers(job);
    if (shown === undefined || shown.state === 'ended') return;
    const result = await this.#run({ words: [this.#scripts.killJob], directory: job.workspace });
    if (result.exit === 0) {
      await markKilled(job);
      return;
    }
    if ((await readMarkers(job))?.state === 'ended') return;
    throw new PlegmaError('BATCH_CANCEL_REFUSED', `killJob did not end ${job.token}: "${sayings(result)}".`);
  }

  /** Lets the engine look for a submission of unknown outcome: it asks only for jobs whose id it knows. */
  idOf(token: JobToken): BatchId {
    return asBatchId(token);
  }

  /** Nothing: the contract has no command for queues or nodes. */
  async describe(): Promise<ClusterView> {
    return { queues: [], nodes: [] };
  }

  #startOf(run: BatchRun): readonly [string, ...string[]] {
    const constraints = constraintsOf(run.requirements, run.queue);
    return [
      ...([this.#scripts.startJob, '-d', run.workspace, '-e', run.script] as const),
      ...(constraints.length === 0 ? [] : ['-r', ...constraints]),
    ];
  }

  /** Nobody waits for the answers, which the next poll shows: a checkJob that hangs must not hide the ends of other jobs. */
  #askForReports(known: readonly KnownJob[], shown: readonly BatchJob[]): void {
    const living = new Set(shown.filter((job) => job.state !== 'ended').map((job) => job.name));
    for (const token of this.#reports.keys()) if (!living.has(token)) this.#reports.delete(token);
    for (const job of known) {
      if (!living.has(job.token) || !this.#isDue(job)) continue;
      this.#asking.add(job.token);
      const ask = () => this.#askForReport(job).finally(() => this.#asking.delete(job.token));
      void this.#queue.run(job.token, ask);
    }
  }

  #isDue({ token }: KnownJob): boolean {
    if (this.#asking.has(token)) return false;
    return Date.now() - (this.#reports.get(token)?.at ?? 0) >= this.#checkIntervalMs;
  }

  /**
   * Runs checkJob, with the application's own reporter if it has one. Exit status 0 means that the output is for the user,
   * any other that there is no report (GR-53).
   */
  async #askForReport(job: KnownJob): Promise<void> {
    const words = [
      this.#scripts.checkJob,
      ...(job.statusProgram === undefined ? [] : [job.statusProgram]),
    ] as const;
    const result = await this.#run({ words, directory: job.workspace });
    const text = result.exit === 0 ? result.stdout.trim() || undefined : undefined;
    this.#reports.set(job.token, { at: Date.now(), text });
  }
}

/** What is asked for, as words behind `-r`; GRIA leaves their meaning to the site. */
function constraintsOf(requirements: Requirements, queue: string | undefined): readonly string[] {
  const words = { ...requirements, queue };
  return Object.entries(words).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
}
