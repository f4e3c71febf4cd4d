import type { Job, JobId } from '../job.ts';
import type { JobContext } from '../job-context.ts';

/** How many jobs one statement names; SQLite takes 32,766. */
const most = 1000;

/** The queue in which the batch system shows a waiting job. */
export interface QueuedIn {
  readonly job: Pick<Job, 'id' | 'queue'>;
  readonly queue: string;
}

/**
 * Writes down in which queues jobs wait, where that is news: in one transaction, for after a burst of submissions one view shows
 * hundreds for the first time.
 */
export async function recordQueues(context: JobContext, waiting: readonly QueuedIn[]): Promise<void> {
  const news = new Map<string, JobId[]>();
  for (const { job, queue } of waiting) {
    if (job.queue === queue) continue;
    const ids = news.get(queue);
    if (ids) ids.push(job.id);
    else news.set(queue, [job.id]);
  }
  if (news.size === 0) return;
  await context.store.transaction(
    async (tx) => {
      for (const [queue, ids] of news) {
        for (let from = 0; from < ids.length; from += most) {
          await tx
            .updateTable('jobs')
            .set((eb) => ({ queue, version: eb('version', '+', 1) }))
            // Since the view was taken it may have begun to run, or been ended.
            .where('id', 'in', ids.slice(from, from + most))
            .where('state', '=', 'queued')
            .execute();
        }
      }
    },
    // The next view shows it again.
    { durability: 'deferred' },
  );
  for (const ids of news.values()) for (const id of ids) context.changes.tell(id);
}
