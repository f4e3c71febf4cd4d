import { XMLParser } from 'fast-xml-parser';
import { unreadable } from '../answers.ts';
import { asBatchId } from '../batch-id.ts';
import type { BatchJob, BatchState } from '../platform.ts';
import { present } from '../present.ts';
import { parseIsoTime } from '../quantities.ts';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'job_list' });

type ListedJob = Readonly<Record<string, string>>;

/**
 * Reads `qstat -xml`: a list of jobs that have been placed, and one of those that wait. Where a site's `sge_qstat` adds `-f`,
 * the first is divided by queues: a job counts wherever it stands.
 */
export function readGridEngineJobs(text: string): readonly BatchJob[] {
  if (!/<job_info[\s>].*<\/job_info>\s*$/s.test(text)) throw unreadable('list of jobs', text);
  const listed = text.match(/<job_list[\s>].*?<\/job_list>/gs) ?? [];
  const document: { jobs: { job_list?: readonly ListedJob[] } | '' } = parser.parse(
    `<jobs>${listed.join('')}</jobs>`,
  );
  return document.jobs ? (document.jobs.job_list ?? []).map(readJob) : [];
}

function readJob(job: ListedJob): BatchJob {
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
