import type { ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlegmaError } from '../../../errors/plegma-error.ts';
import { hasSystemCode } from '../../../errors/system-code.ts';
import type {
  BatchJob,
  BatchRun,
  ClusterView,
  JobToken,
  KnownJob,
  Platform,
  SubmitOutcome,
} from '../platform.ts';
import { batchIdOf, describeRun } from './describe-run.ts';
import { endGroup, signalGroup } from './end-group.ts';
import { KILL_GRACE, launch } from './launcher.ts';
import { ageOf } from './process-identity.ts';
import {
  addEntry,
  type RunState,
  readNewEntries,
  readRunState,
  removeEntry,
  type SpoolEntry,
  wasCancelled,
} from './spool.ts';

/** How the local platform is set up. */
export interface LocalPlatformOptions {
  /** A directory of its own: accepted runs are kept here across restarts. */
  readonly spool: string;
  /** How many jobs may run at once; the others wait in the order of their submission. */
  readonly slots: number;
}

/** A run with what is known of it without reading its files. */
interface LocalRun {
  readonly entry: SpoolEntry;
  phase: 'waiting' | 'launched' | 'ended';
  /** We have asked for its end because its wall time was over. */
  isOverdue?: true;
  /** The end, once it was read: it no longer changes. */
  end?: RunState;
}

type Running = Extract<RunState, { kind: 'running' }>;

/** Ms after which an ended run that the engine no longer asks for is forgotten. */
const RETENTION = 3_600_000;

/**
 * Runs jobs as child processes of this machine, each in a process group of its own. Jobs outlive the service: if it is
 * killed and started again it finds its runs in the spool, even those that are still running.
 */
export class LocalPlatform implements Platform {
  readonly kind = 'local';
  readonly #options: LocalPlatformOptions;
  readonly #runs = new Map<JobToken, LocalRun>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LocalPlatformOptions) {
    this.#options = options;
  }

  /** Puts the run into the spool; the same token again is the same run. @throws BATCH_UNAVAILABLE */
  async submit(run: BatchRun): Promise<SubmitOutcome> {
    return this.#exclusively(async () => {
      if (!this.#runs.has(run.token)) {
        const entry = await addEntry(this.#options.spool, run, new Date());
        this.#runs.set(run.token, { entry, phase: 'waiting' });
        await this.#fillSlots();
      }
      return { kind: 'accepted', batchId: batchIdOf(run.token) };
    });
  }

  /** @throws BATCH_UNAVAILABLE where the spool cannot be read. */
  async poll(known: readonly KnownJob[]): Promise<readonly BatchJob[]> {
    return this.#exclusively(async () => {
      await this.#fillSlots();
      const wanted = new Set(known.map((job) => job.token));
      const jobs: BatchJob[] = [];
      for (const run of this.#runs.values()) {
        const state = await this.#stateOf(run);
        jobs.push(describeRun(run.entry, state));
        if (!wanted.has(run.entry.run.token) && isOld(state)) await this.#forget(run);
      }
      return jobs;
    });
  }

  /** Ends the whole process group: TERM, and KILL after a grace. @throws BATCH_UNAVAILABLE */
  async cancel(job: KnownJob): Promise<void> {
    await this.#exclusively(async () => {
      const run = this.#runs.get(job.token);
      if (run === undefined || (await this.#withdraw(run))) return;
      const state = await this.#stateOnceStarted(run);
      if (state.kind !== 'running') return;
      await writeFile(run.entry.files.cancelled, '');
      endRun(run.entry, state);
    });
  }

  async describe(): Promise<ClusterView> {
    return this.#exclusively(async () => {
      const jobs = this.#inPhase('launched').map(({ entry }) => batchIdOf(entry.run.token));
      const running = jobs.length;
      const queued = this.#inPhase('waiting').length;
      return {
        queues: [{ name: 'local', enabled: true, queued, running, limits: {} }],
        nodes: [
          {
            name: hostname(),
            state: running < this.#options.slots ? 'free' : 'busy',
            processors: this.#options.slots,
            processorsInUse: running,
            properties: [],
            load: loadavg()[0] ?? 0,
            jobs,
          },
        ],
      };
    });
  }

  /** Does one piece of work at a time, each after new entries of the spool were read. */
  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(async () => {
      await this.#takeIn();
      return work();
    });
    this.#last = result.catch(() => undefined);
    return result.catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new PlegmaError('BATCH_UNAVAILABLE', `The local job spool cannot be used: ${reason}.`, { cause });
    });
  }

  /** Takes in the runs of the process that drove the jobs before this one. */
  async #takeIn(): Promise<void> {
    for (const entry of await readNewEntries(this.#options.spool, this.#runs)) {
      const state = await readRunState(entry);
      this.#runs.set(entry.run.token, { entry, phase: state.kind === 'waiting' ? 'waiting' : 'launched' });
      if (state.kind === 'running' && (await wasCancelled(entry))) endRun(entry, state);
    }
  }

  async #stateOf(run: LocalRun): Promise<RunState> {
    if (run.end !== undefined) return run.end;
    const state = await readRunState(run.entry);
    if (state.kind === 'leftover') signalGroup(state.process, run.entry.run.user, 'SIGKILL');
    if (state.kind === 'running') await this.#holdToWallTime(run, state);
    if (state.kind !== 'ended') return state;
    run.phase = 'ended';
    run.end = state;
    return state;
  }

  /** Ends a run that is over its wall time. Usually the launcher's watchdog does that; it may have been killed. */
  async #holdToWallTime(run: LocalRun, state: Running): Promise<void> {
    const { wallTime = Number.POSITIVE_INFINITY } = run.entry.run.requirements;
    if (run.isOverdue || wallTime === Number.POSITIVE_INFINITY) return;
    if ((await ageOf(state.process)) < wallTime + KILL_GRACE) return;
    run.isOverdue = true;
    await writeFile(run.entry.files.overtime, '');
    endRun(run.entry, state);
  }

  /** Frees the slots of ended runs, then starts waiting ones in their order. */
  async #fillSlots(): Promise<void> {
    for (const run of this.#inPhase('launched')) await this.#stateOf(run);
    const free = this.#options.slots - this.#inPhase('launched').length;
    for (const run of this.#inPhase('waiting').slice(0, Math.max(0, free))) this.#launch(run);
  }

  #launch(run: LocalRun): void {
    run.phase = 'launched';
    whenGone(launch(run.entry.run, run.entry.files), () => {
      // If the spool fails here it fails again at the next poll, which reports it.
      this.#exclusively(() => this.#afterExit(run)).catch(() => undefined);
    });
  }

  /** A launcher that ended without a claim has started nothing: its run waits for the next poll. */
  async #afterExit(run: LocalRun): Promise<void> {
    const state = await this.#stateOf(run);
    if (state.kind === 'waiting') run.phase = 'waiting';
    else await this.#fillSlots();
  }

  /** Takes the claim of a run before any launcher can. @returns False if a launcher has it already. */
  async #withdraw(run: LocalRun): Promise<boolean> {
    try {
      await mkdir(run.entry.files.claim);
    } catch (error) {
      if (hasSystemCode(error, 'EEXIST')) return false;
      throw error;
    }
    await writeFile(run.entry.files.cancelled, '');
    run.phase = 'ended';
    return true;
  }

  /** The state once the launcher has said who it is. */
  async #stateOnceStarted(run: LocalRun): Promise<RunState> {
    let state = await this.#stateOf(run);
    while (state.kind === 'starting') {
      await sleep(20);
      state = await this.#stateOf(run);
    }
    return state;
  }

  #inPhase(phase: LocalRun['phase']): readonly LocalRun[] {
    return [...this.#runs.values()].filter((run) => run.phase === phase);
  }

  async #forget(run: LocalRun): Promise<void> {
    await removeEntry(run.entry);
    this.#runs.delete(run.entry.run.token);
  }
}

function endRun(entry: SpoolEntry, { process }: Running): void {
  endGroup(process, entry.run.user, async () => (await readRunState(entry)).kind === 'running');
}

function isOld(state: RunState): boolean {
  return (
    state.kind === 'ended' &&
    Date.now() - (state.endedAt ?? state.startedAt ?? new Date()).getTime() > RETENTION
  );
}

/** Calls `tell` when the child has ended or could not be started. */
function whenGone(child: ChildProcess, tell: () => void): void {
  child.once('exit', tell);
  child.once('error', tell);
}
