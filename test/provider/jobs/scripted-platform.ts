import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import type {
  BatchId,
  BatchJob,
  BatchRun,
  ClusterView,
  KnownJob,
  Platform,
  SubmitOutcome,
} from '../../../src/provider/platforms/platform.ts';
import { until } from '../../support/until.ts';

/**
 * A batch system whose every answer the test decides, misbehaving ones included. It really runs scripts, when the
 * test says so.
 */
export class ScriptedPlatform implements Platform {
  readonly kind = 'pbs';
  readonly submitted: BatchRun[] = [];
  readonly cancelled: KnownJob[] = [];
  polls = 0;
  /** What `poll` shows. */
  shown: BatchJob[] = [];
  /** What `submit` answers; accepted jobs are shown as queued unless the test takes them away. */
  answer: 'accepted' | 'accepted, answer lost' | 'lost before it arrived' | 'refused' | 'down' = 'accepted';
  down = false;
  /** What `run` has started last. */
  node: ChildProcess | undefined;
  /** Ms that `submit` takes to answer. */
  slowness = 0;

  async submit(run: BatchRun): Promise<SubmitOutcome> {
    if (this.answer === 'down') throw new PlegmaError('BATCH_UNAVAILABLE', 'The batch system is down.');
    await pause(this.slowness);
    if (this.answer === 'refused') return { kind: 'refused', reason: 'Unknown queue.' };
    if (this.answer === 'lost before it arrived') return { kind: 'unknown', reason: 'qsub was cut off.' };
    this.submitted.push(run);
    const batchId = `${this.submitted.length}.pbs` as BatchId;
    this.shown.push({ batchId, name: run.token, state: 'queued', submittedAt: new Date() });
    return this.answer === 'accepted'
      ? { kind: 'accepted', batchId }
      : { kind: 'unknown', reason: 'qsub hung.' };
  }

  async poll(): Promise<readonly BatchJob[]> {
    this.polls += 1;
    if (this.down) throw new PlegmaError('BATCH_UNAVAILABLE', 'The batch system is down.');
    return this.shown;
  }

  /** Waits until it was asked so many times more. */
  async morePolls(count: number): Promise<void> {
    const enough = this.polls + count;
    await until('more polls', () => this.polls >= enough);
  }

  async cancel(job: KnownJob): Promise<void> {
    this.cancelled.push(job);
  }

  async describe(): Promise<ClusterView> {
    return { queues: [], nodes: [] };
  }

  /** Changes what is shown of the last submitted job. */
  show(change: Partial<BatchJob>): void {
    this.shown = this.shown.map((job, index) =>
      index === this.shown.length - 1 ? { ...job, ...change } : job,
    );
  }

  /** Runs the script of the last submission as a node would; resolves with its status. */
  async run(index = this.submitted.length - 1): Promise<number | null> {
    const run = this.submitted[index];
    if (run === undefined) throw new Error('Nothing was submitted.');
    const [out, err] = [openSync(run.stdout, 'w'), openSync(run.stderr, 'w')];
    this.node = spawn('sh', [run.script], { stdio: ['ignore', out, err] });
    const [status] = await once(this.node, 'exit');
    return status;
  }
}
