import { asBatchId } from '../answers.ts';
import type { BatchEnd, BatchJob } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCalendarTime, parseCount, parseDuration } from '../quantities.ts';

/** Reads `qacct -j`: for each job a line of equals signs and lines of `name value`. */
export function readAccounting(text: string): readonly BatchJob[] {
  const blocks = text.split(/^=+$/m).slice(1);
  return blocks.map((block) => {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => {
        const [, name = '', value = ''] = /^(\S+)\s*(.*?)\s*$/.exec(line) ?? [];
        return [name, value];
      }),
    );
    return readJob((name) => fields.get(name));
  });
}

function readJob(field: (name: string) => string | undefined): BatchJob {
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
    ...readEnd(field),
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

/** `failed`: 0 none, 100 ended by a signal, 37 over the hard run time, others before the script began (accounting(5)). */
function readEnd(field: (name: string) => string | undefined): { end: BatchEnd; exitCode?: number } {
  const exitCode = parseCount(field('exit_status'));
  const failed = parseCount(/^\d+/.exec(field('failed') ?? '')?.[0]) ?? 0;
  const status = present({ exitCode });
  if (failed === 0) return { end: 'exited', ...status };
  if (failed === 37) return { end: 'wall-time-exceeded', ...status };
  if (failed !== 100) return { end: 'launch-failed' };
  const limit = parseCount(/-l \S*\bh_rt=(\d+)/.exec(field('category') ?? '')?.[1]);
  const used = parseDuration(field('ru_wallclock')) ?? 0;
  return { end: limit !== undefined && used >= limit ? 'wall-time-exceeded' : 'cancelled', ...status };
}
