import { asBatchId } from '../batch-id.ts';
import type { BatchEnd, BatchJob, BatchState, BatchUsage } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCalendarTime, parseCount, parseDuration, parseEpoch } from '../quantities.ts';
import type { PbsRecord } from './attributes.ts';
import { exceededLimit } from './exceeded-limit.ts';

/**
 * The state letters of the whole family. W waits for its time, T is on its way to another server, B is a begun array. M is at
 * another server, out of sight: as with a held job, only its files tell of it.
 */
const states: Readonly<Record<string, BatchState>> = {
  Q: 'queued',
  W: 'queued',
  T: 'queued',
  M: 'held',
  H: 'held',
  R: 'running',
  B: 'running',
  S: 'suspended',
  U: 'suspended',
  E: 'exiting',
  C: 'ended',
  F: 'ended',
  X: 'ended',
};

/** What a negative exit status means; the numbers are each product's own. */
export type EndCodes = (code: number, record: PbsRecord) => BatchEnd;

/** A job as genuine PBS shows it; undefined for a record of something else. */
export function readJob(record: PbsRecord, endCodes: EndCodes): BatchJob | undefined {
  const attribute = (...names: string[]) => names.map((name) => record.attributes.get(name)).find(Boolean);
  const name = attribute('Job_Name');
  const letter = attribute('job_state');
  if (name === undefined || letter === undefined) return undefined;
  // A job with an unknown letter is neither lost nor ended: it counts as held, and the letter is shown.
  const state = states[letter] ?? 'held';
  const nodes = attribute('exec_host');
  const optional = {
    queue: attribute('queue'),
    nodes: nodes === undefined ? undefined : hostsOf(nodes),
    submittedAt: readTime(attribute('ctime')),
    startedAt: readTime(attribute('start_time', 'stime')),
    endedAt: state === 'ended' ? readTime(attribute('comp_time', 'obittime', 'mtime')) : undefined,
    usage: readUsage(record),
    comment: letter in states ? attribute('comment', 'sched_hint')?.trim() : `PBS shows state ${letter}.`,
  };
  return {
    batchId: asBatchId(record.id),
    name,
    state,
    ...readEnd(record, state, endCodes),
    ...present(optional),
  };
}

/**
 * TORQUE and OpenPBS agree: 0 to 255 is the script's own status, 256 + n means that the system killed it by signal
 * n (qdel: 271 = 256 + SIGTERM), negative is the system's own reason, and none means that it never ran.
 */
function readEnd(
  record: PbsRecord,
  state: BatchState,
  endCodes: EndCodes,
): { exitCode?: number; end?: BatchEnd } {
  if (state === 'held' && NOT_LAUNCHED.test(record.attributes.get('comment') ?? ''))
    return { end: 'launch-failed' };
  if (state !== 'ended') return {};
  const text = record.attributes.get('exit_status') ?? record.attributes.get('Exit_status');
  const status = text === undefined ? Number.NaN : Number(text);
  if (!Number.isInteger(status)) return { end: 'cancelled' };
  if (status < 0) return { end: endCodes(status, record) };
  if (status <= 256) return { exitCode: status, end: 'exited' };
  const signal = status - 256;
  const isKilled = KILLED_BY_SERVER.has(signal);
  return { exitCode: 128 + signal, end: isKilled ? (exceededLimit(record) ?? 'cancelled') : 'exited' };
}

/** After twenty failed attempts to start a job OpenPBS holds it until an operator acts. */
const NOT_LAUNCHED = /too many failed attempts to run/;

/**
 * SIGTERM and SIGKILL, which qdel sends; Maui does so at the end of the wall time, and PBS Professional before 20 sends the same over
 * any limit, without a reason. Other signals are the user's own, by qsig.
 */
const KILLED_BY_SERVER = new Set([9, 15]);

function readUsage(record: PbsRecord): BatchUsage | undefined {
  const used = (name: string) => record.attributes.get(`resources_used.${name}`);
  const usage = present({
    cpuTime: parseDuration(used('cput')),
    wallTime: parseDuration(used('walltime')),
    memory: parseBytes(used('mem')),
  });
  if (Object.keys(usage).length === 0) return undefined;
  return { ...usage, ...present({ nodes: parseCount(record.attributes.get('Resource_List.nodect')) }) };
}

/** `localhost/3+localhost/2` counts slots, `pbshost/2*2` CPUs: each host is what precedes a slash. */
function hostsOf(text: string): readonly string[] {
  return [...new Set(text.split('+').map((slot) => slot.replace(/\/.*$/, '')))];
}

/** TORQUE's XML has seconds since 1970, everything else a calendar time. */
function readTime(text: string | undefined): Date | undefined {
  return /^\d+$/.test(text ?? '') ? parseEpoch(text) : parseCalendarTime(text);
}
