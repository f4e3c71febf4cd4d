import type { StoreQueries, StoreTransaction } from '../../store/open-store.ts';
import type { JobFile, JobId } from './job.ts';

type Direction = 'input' | 'output';

/** The inputs or outputs of a job in their order. */
export async function filesOf(
  queries: StoreQueries,
  id: JobId,
  direction: Direction,
): Promise<readonly JobFile[]> {
  const rows = await queries
    .selectFrom('job_files')
    .selectAll()
    .where('job_id', '=', id)
    .where('direction', '=', direction)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    name: row.name,
    fileName: row.file_name,
    stagerId: row.stager_id,
    size: row.size ?? undefined,
    digest: row.digest ?? undefined,
  }));
}

/** Adds files after those that the job has already. */
export async function addFiles(
  tx: StoreTransaction,
  id: JobId,
  direction: Direction,
  files: readonly JobFile[],
): Promise<void> {
  if (files.length === 0) return;
  const before = await filesOf(tx, id, direction);
  const rows = files.map((file, index) => ({
    job_id: id,
    direction,
    position: before.length + index + 1,
    name: file.name,
    file_name: file.fileName,
    stager_id: file.stagerId,
    size: file.size ?? null,
    digest: file.digest ?? null,
  }));
  await tx.insertInto('job_files').values(rows).execute();
}

/** Writes down what an output's stager holds now. */
export async function recordDelivery(tx: StoreTransaction, id: JobId, file: JobFile): Promise<void> {
  await tx
    .updateTable('job_files')
    .set({ size: file.size ?? null, digest: file.digest ?? null })
    .where('job_id', '=', id)
    .where('direction', '=', 'output')
    .where('stager_id', '=', file.stagerId)
    .execute();
}
