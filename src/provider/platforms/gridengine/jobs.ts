import { XMLParser } from 'fast-xml-parser';
import { asBatchId, unreadable } from '../answers.ts';
import type { BatchJob, BatchState } from '../platform.ts';
import { present } from '../present.ts';
import { parseIsoTime } from '../quantities.ts';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'job_list' });

interface JobList {
  readonly job_list?: readonly Readonly<Record<string, string>>[];
}

/** Reads `qstat -xml`: a list of jobs that have been placed, and one of those that wait. */
export function readGridEngineJobs(text: string): readonly BatchJob[] {
  if (!/<job_info[\s>].*<\/job_info>\s*$/s.test(text)) throw unreadable('list of jobs', text);
  const document: { job_info: { queue_info?: JobList | ''; job_info?: JobList | '' } } = parser.parse(text);
  const { queue_info, job_info } = document.job_info;
  return [queue_info, job_info].flatMap((list) => (list ? (list.job_list ?? []) : [])).map(readJob);
}

function readJob(job: Readonly<Record<string, string>>): BatchJob {
  const [queue, host] = (job['queue_name'] ?? '').split('@');
  const letters = job['state'] ?? '';
  const isInError = letters.includes('E');
  return {
    batchId: asBatchId(job['JB_job_number'] ?? ''),
    name: job['JB_name'] ?? '',
    state: readState(letters),
    // It could not be started, and stays until an operator clears it.
    ...(isInError && { end: 'launch-failed' }),
    ...present({
      queue: queue || undefined,
      nodes: host === undefined ? undefined : [host],
      submittedAt: parseIsoTime(job['JB_submission_time']),
      startedAt: parseIsoTime(job['JAT_start_time']),
      comment: isInError ? 'The job is in error state; `qstat -j` tells the operator why.' : undefined,
    }),
  };
}

/** Letters are combined: `hqw` held and waiting, `hr` running with a hold for later, `dr` being deleted, `Eqw` error. */
function readState(letters: string): BatchState {
  if (letters.includes('d')) return 'exiting';
  if (/[sST]/.test(letters)) return 'suspended';
  if (/[rt]/.test(letters)) return 'running';
  return /[hE]/.test(letters) ? 'held' : 'queued';
}
