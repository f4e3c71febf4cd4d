import type { BatchJob } from '../platforms/platform.ts';
import type { JobChange } from './change-job.ts';
import type { Job } from './job.ts';

/** The code of a live job's detail where the batch system speaks: why it waits or is held, or the report of a site's checkJob. */
const COMMENT = 'batch-comment';

/** Characters. */
const LONGEST = 4000;

/** What the batch system says of a job, as a customer can be sent it: XML holds neither controls nor half characters. */
export function batchComment(job: BatchJob | undefined): string | undefined {
  const text = job?.comment?.replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').trim();
  return text ? [...text].slice(0, LONGEST).join('') : undefined;
}

/** Shows what the batch system says of a live job now (GR-53); empty where that is shown already. */
export function commentNews(job: Pick<Job, 'detail'>, shown: BatchJob | undefined): JobChange {
  if (shown === undefined || shown.state === 'ended') return {};
  const comment = batchComment(shown);
  const known = job.detail?.code === COMMENT ? job.detail.text : undefined;
  if (comment === known) return {};
  return { detail_code: comment === undefined ? null : COMMENT, detail_text: comment ?? null };
}
