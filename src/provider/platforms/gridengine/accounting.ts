import { asBatchId } from '../batch-id.ts';
import type { BatchEnd, BatchJob } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCalendarTime, parseCount, parseDuration } from '../quantities.ts';

/** Reads `qacct -j`: for each run of a job a line of equals signs, then lines of `name value`. */
export function readAccounting(text: string): readonly BatchJob[] {
  const blocks = text.split(/^=+$/m).slice(1);
  return blocks.flatMap((block) => {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const [, name = '', value = ''] = /^(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
        return [name, value];
      }),
    );
    return readRun((name) => fields.get(name));
  });
}

type Field = (name: string) => string | undefined;

/** One run; empty if another run follows, as this one was not the end of its job then. */
function readRun(field: Field): readonly BatchJob[] {
  const failed = leadingCount(field('failed')) ?? 0;
  return RUNS_AGAIN.has(failed) ? [] : [readJob(field, failed)];
}

function readJob(field: Field, failed: number): BatchJob {
  const host = field('hostname');
  const usage = {
    cpuTime: parseDuration(field('cpu')),
    wallTime: parseDuration(field('ru_wallclock')),
    memory: parseBytes(field('maxvmem')),
    nodes: host === undefined ? undefined : 1,
  };
  return {
    batchId: asBatchId(field('jobnumber') ?? ''),
    name: field('jobname') ?? '',
    state: 'ended',
    ...readEnd(field, failed),
    ...present({
      queue: field('qname'),
      nodes: host === undefined ? undefined : [host],
      submittedAt: parseCalendarTime(field('qsub_time')),
      startedAt: parseCalendarTime(field('start_time')),
      endedAt: parseCalendarTime(field('end_time')),
      usage: present(usage),
    }),
  };
}

/** Codes of `failed` (sge_status(5)): the run was requeued by a checkpoint, by an operator, or by its status 99. */
const RUNS_AGAIN: ReadonlySet<number> = new Set([24, 25]);
/** It ran and gave its status. Something failed only afterwards, or the status was 100, which asks for an operator. */
const RAN_TO_ITS_END: ReadonlySet<number> = new Set([0, 12, 13, 14, 15, 16, 30]);
/** The shepherd on the node died with the job. */
const NODE_FAILED: ReadonlySet<number> = new Set([18, 19]);
const ENDED_BY_SIGNAL: ReadonlySet<number> = new Set([17, 100]);
const OVER_RUN_TIME = 37;

/** Every other code of `failed` is of a failure before the script began. */
function readEnd(field: Field, failed: number): { end: BatchEnd; exitCode?: number } {
  const status = present({ exitCode: leadingCount(field('exit_status')) });
  if (RAN_TO_ITS_END.has(failed)) return { end: 'exited', ...status };
  if (failed === OVER_RUN_TIME) return { end: 'wall-time-exceeded', ...status };
  if (NODE_FAILED.has(failed)) return { end: 'node-failed' };
  if (!ENDED_BY_SIGNAL.has(failed)) return { end: 'launch-failed' };
  const limit = parseCount(/-l \S*\bh_rt=(\d+)/.exec(field('category') ?? '')?.[1]);
  const used = parseDuration(field('ru_wallclock')) ?? 0;
  return { end: limit !== undefined && used >= limit ? 'wall-time-exceeded' : 'cancelled', ...status };
}

/** `137                  (Killed)`, `25  : rescheduling`. */
const leadingCount = (text: string | undefined): number | undefined =>
  parseCount(/^\d+/.exec(text ?? '')?.[0]);
