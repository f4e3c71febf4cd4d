import { answerOf } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import type { BatchJob, KnownJob } from '../platform.ts';
import { readFields } from './fields.ts';
import { readExitPair, readSlurmJob } from './job.ts';

/** Where a cluster records ended jobs for the time after the controller has forgotten them. */
type SlurmAccounting =
  | { readonly kind: 'none' }
  | { readonly kind: 'sacct' }
  | { readonly kind: 'file'; readonly path: string };

/** Asks for the controller's configuration. `sacct -c` on a file fails for all but root, so the file itself is read. */
async function askAccounting(run: RunCommand): Promise<SlurmAccounting> {
  const config = answerOf(
    await run({ words: ['scontrol', 'show', 'config'] }),
    'question for its configuration',
  );
  const setting = (name: string) => new RegExp(`^${name}\\s*= (\\S*)`, 'm').exec(config)?.[1] ?? '';
  if (setting('AccountingStorageType').endsWith('slurmdbd')) return { kind: 'sacct' };
  const path = setting('JobCompLoc');
  const isFile = setting('JobCompType') === 'jobcomp/filetxt' && path.startsWith('/');
  return isFile ? { kind: 'file', path } : { kind: 'none' };
}

/** The jobs whose end was recorded. A missing record is not an error: marker files come first (BA-4). */
export async function listRecorded(run: RunCommand, jobs: readonly KnownJob[]): Promise<readonly BatchJob[]> {
  const recorded = lastRuns(await listRecords(run, jobs));
  // A job that its node refused is recorded as pending. If the controller has since forgotten it in a crash, it will never
  // run.
  return recorded.filter(({ state }) => state === 'ended');
}

/** Of a job that was put back every run is recorded, the oldest first: only the last one can be its end. */
function lastRuns(runs: readonly BatchJob[]): readonly BatchJob[] {
  return [...new Map(runs.map((run) => [`${run.batchId} ${run.name}`, run])).values()];
}

async function listRecords(run: RunCommand, jobs: readonly KnownJob[]): Promise<readonly BatchJob[]> {
  const ids = jobs.map((job) => job.batchId).filter((id) => /^\d+$/.test(id));
  if (ids.length === 0) return [];
  const accounting = await askAccounting(run);
  if (accounting.kind === 'none') return [];
  if (accounting.kind === 'sacct') return readSacct((await run({ words: [...SACCT, ids.join(',')] })).stdout);
  const lines = await run({ words: ['grep', '-E', `^JobId=(${ids.join('|')}) `, accounting.path] });
  return readCompletions(lines.stdout);
}

/** A column that a version does not know (`Restarts` in 22.05) makes sacct answer nothing at all; every version has these. */
const columns = [
  ...['JobIDRaw', 'JobName', 'State', 'ExitCode', 'Start', 'End'],
  ...['Partition', 'NodeList', 'NNodes', 'Elapsed'],
];
const SACCT = [
  'sacct',
  '--allocations',
  '--parsable2',
  '--duplicates',
  `--format=${columns.join(',')}`,
  '-j',
] as const;

/**
 * Reads `sacct -P`: a line of names and a line for each run of a job. No submission time is taken: a requeue gives the job a
 * new one, which proves nothing (BA-3).
 */
export function readSacct(text: string): readonly BatchJob[] {
  const [heading = '', ...lines] = text.split('\n').filter((line) => line.includes('|'));
  const names = heading.split('|');
  return lines.map((line) => {
    const values = line.split('|');
    const value = (name: string) => values[names.indexOf(name)];
    return readSlurmJob({
      id: value('JobIDRaw') ?? value('JobID') ?? '',
      name: value('JobName') ?? '',
      state: value('State') ?? '',
      exit: readExitPair(value('ExitCode')),
      queue: value('Partition'),
      hosts: value('NodeList'),
      nodeCount: value('NNodes'),
      started: value('Start'),
      ended: value('End'),
      elapsed: value('Elapsed'),
    });
  });
}

/** Reads lines of jobcomp/filetxt. Their times are in the controller's time zone and so are left out. */
export function readCompletions(text: string): readonly BatchJob[] {
  return text.split('\n').flatMap((line) => {
    const fields = readFields(line);
    const id = fields.get('JobId');
    if (id === undefined) return [];
    return readSlurmJob({
      id,
      name: fields.get('Name') ?? '',
      state: fields.get('JobState') ?? '',
      exit: readExitPair(fields.get('ExitCode')),
      queue: fields.get('Partition'),
      hosts: fields.get('NodeList')?.replace('(null)', ''),
      nodeCount: fields.get('NodeCnt'),
    });
  });
}
