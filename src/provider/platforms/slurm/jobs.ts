import { answerOf, unreadable } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import { missingFrom } from '../known-jobs.ts';
import type { BatchJob, KnownJob } from '../platform.ts';
import { listRecorded } from './accounting.ts';
import { readSlurmJob, readWaitStatus } from './job.ts';

/** The columns in their order; the name is last because only it may hold the separator. */
const fields = [
  ...['JobID', 'State', 'Reason', 'exit_code', 'SubmitTime', 'StartTime', 'EndTime', 'Partition', 'NodeList'],
  ...['NumNodes', 'TimeUsed', 'RestartCnt', 'Name'],
] as const;

const SQUEUE = [
  'squeue',
  '--noheader',
  '--me',
  '--states=all',
  `--Format=${fields.map((name) => `${name}:|`).join(',')}`,
] as const;

/**
 * All jobs of this account that the controller remembers, ended ones included (for MinJobAge, 300 s by default), and the
 * known jobs whose end is in the accounting.
 *
 * It does not use `scontrol show job`, which lists everybody's jobs as text: a job name may hold a line break, so any user
 * of the cluster could forge a line about a job of ours. squeue compares the owner before it prints.
 *
 * @throws BATCH_UNAVAILABLE
 */
export async function listSlurmJobs(
  run: RunCommand,
  known: readonly KnownJob[],
): Promise<readonly BatchJob[]> {
  const shown = readSqueue(answerOf(await run({ words: SQUEUE }), 'list of jobs'));
  const missing = missingFrom(shown, known);
  return missing.length === 0 ? shown : [...shown, ...(await listRecorded(run, missing))];
}

/** Reads what {@link listSlurmJobs} asks for. A list without a line break at its end was cut off. */
export function readSqueue(text: string): readonly BatchJob[] {
  const lines = text.split('\n').filter((line) => /^\d+\|/.test(line));
  const isWhole = text === '' || (text.endsWith('\n') && lines.length > 0);
  if (!isWhole) throw unreadable('list of jobs', text);
  return lines.map(readLine);
}

function readLine(line: string): BatchJob {
  const values = line.split('|');
  const value = (name: (typeof fields)[number]) => values[fields.indexOf(name)] ?? '';
  return readSlurmJob({
    id: value('JobID'),
    // Every field ends with the separator, the name too.
    name: values.slice(fields.indexOf('Name'), -1).join('|'),
    state: value('State'),
    reason: value('Reason'),
    exit: readWaitStatus(value('exit_code')),
    queue: value('Partition'),
    hosts: value('NodeList'),
    nodeCount: value('NumNodes'),
    submitted: value('SubmitTime'),
    started: value('StartTime'),
    ended: value('EndTime'),
    elapsed: value('TimeUsed'),
    restarts: value('RestartCnt'),
  });
}
