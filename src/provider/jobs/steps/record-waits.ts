import type { BatchJob } from '../../platforms/platform.ts';
import { commentNews } from '../batch-comment.ts';
import type { JobChange } from '../change-job.ts';
import type { Job, JobId } from '../job.ts';
import type { JobContext } from '../job-context.ts';

/** How many jobs one statement names; SQLite takes 32,766. */
const MOST_NAMED = 1000;

/** A waiting job, and how the batch system shows it. */
export interface Wait {
  readonly job: Pick<Job, 'id' | 'queue' | 'detail'>;
  readonly shown: BatchJob;
}

/** The wait of a job of which the batch system shows what is known already, but perhaps for the queue and the comment. */
export function waitAsBefore(job: Job, [shown, other]: readonly BatchJob[]): Wait | undefined {
  const isSame =
    job.submittedAt !== undefined &&
    other === undefined &&
    shown?.state === 'queued' &&
    shown.end === undefined &&
    shown.state === job.state &&
    shown.batchId === job.batchId;
  return isSame ? { job, shown } : undefined;
}

/** A change that many jobs have in common. */
interface News {
  readonly change: JobChange;
  readonly ids: JobId[];
}

/**
 * Writes down in which queues jobs wait and why, where that is news: in one transaction, for after a burst of submissions one
 * view shows hundreds for the first time.
 */
export async function recordWaits(context: JobContext, waits: readonly Wait[]): Promise<void> {
  const news = gather(waits);
  if (news.length === 0) return;
  await context.store.transaction(
    async (tx) => {
      for (const { change, ids } of news) {
        for (let from = 0; from < ids.length; from += MOST_NAMED) {
          await tx
            .updateTable('jobs')
            .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
            // Since the view was taken it may have begun to run, or been ended.
            .where('id', 'in', ids.slice(from, from + MOST_NAMED))
            .where('state', '=', 'queued')
            .execute();
        }
      }
    },
    // The next view shows it again.
    { durability: 'deferred' },
  );
  for (const { ids } of news) for (const id of ids) context.changes.tell(id);
}

function gather(waits: readonly Wait[]): readonly News[] {
  const news = new Map<string, News>();
  for (const { job, shown } of waits) {
    const { queue } = shown;
    const change = {
      ...(queue !== undefined && queue !== job.queue && { queue }),
      ...commentNews(job, shown),
    };
    const key = JSON.stringify(change);
    const same = news.get(key);
    if (same) same.ids.push(job.id);
    else if (key !== '{}') news.set(key, { change, ids: [job.id] });
  }
  return [...news.values()];
}
