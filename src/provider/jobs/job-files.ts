import type { Selectable } from 'kysely';
import type { StoreQueries, StoreTransaction } from '../../store/open-store.ts';
import type { JobFilesTable } from '../../store/tables/jobs.ts';
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
  return rows.map(toFile);
}

/** The files of a job in their order. */
export interface FilesOfJob {
  readonly inputs: readonly JobFile[];
  readonly outputs: readonly JobFile[];
}

/** The files of several jobs, by one question. */
export async function filesOfJobs(
  queries: StoreQueries,
  ids: readonly JobId[],
): Promise<(id: JobId) => FilesOfJob> {
  const rows = await queries
    .selectFrom('job_files')
    .selectAll()
    .where('job_id', 'in', ids)
    .orderBy('position')
    .execute();
  const files = new Map(ids.map((id) => [id, { input: [] as JobFile[], output: [] as JobFile[] }]));
  for (const row of rows) files.get(row.job_id)?.[row.direction].push(toFile(row));
  return (id) => ({ inputs: files.get(id)?.input ?? [], outputs: files.get(id)?.output ?? [] });
}

function toFile(row: Selectable<JobFilesTable>): JobFile {
  return {
    name: row.name,
    fileName: row.file_name,
    stagerId: row.stager_id,
    size: row.size ?? undefined,
    digest: row.digest ?? undefined,
  };
}

/** Adds files to a job that has so many of them already. */
export async function addFiles(
  tx: StoreTransaction,
  id: JobId,
  direction: Direction,
  files: readonly JobFile[],
  before = 0,
): Promise<void> {
  if (files.length === 0) return;
  const rows = files.map((file, index) => ({
    job_id: id,
    direction,
    position: before + index + 1,
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

/** Bytes of all files together; one whose size is not known yet counts nothing. */
export function totalSize(files: readonly JobFile[]): number {
  return files.reduce((sum, { size }) => sum + (size ?? 0), 0);
}
