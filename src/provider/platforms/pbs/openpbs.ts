import { answerOf, unavailable, unreadable } from '../answers.ts';
import type { RunCommand } from '../command.ts';
import { bareId, mayBeOurs, missingFrom } from '../known-jobs.ts';
import type { BatchEnd, BatchJob, KnownJob } from '../platform.ts';
import { flatRecord, readRecords } from './attributes.ts';
import { readCluster } from './cluster.ts';
import type { PbsDialect } from './dialect.ts';
import { readJob } from './job.ts';
import { writeResources } from './resources.ts';

/** OpenPBS and PBS Professional. An ended job leaves qstat at once; it stays in the history, if that is switched on. */
export const openPbs: PbsDialect = {
  name: 'openpbs',
  resources: (requirements) => writeResources(requirements, { memoryOfJob: true, propertyOfNodes: true }),
  list: async (run, known) => {
    const live = await listLive(run, mayBeOurs(known));
    return [...live, ...(await listEnded(run, missingFrom(live, known)))];
  },
  describe: async (run) => {
    const queues = answerOf(await run({ words: ['qstat', '-Q', '-f'] }), 'list of queues');
    return readCluster(queues, answerOf(await run({ words: ['pbsnodes', '-av'] }), 'list of nodes'));
  },
};

/** Ids asked for in one command: far below the limit of a command line. */
const IDS_AT_ONCE = 500;

/** All live jobs. Given several ids the JSON form prints only the first, so none are given. */
async function listLive(run: RunCommand, isWanted: (name: string) => boolean): Promise<readonly BatchJob[]> {
  const json = await run({ words: ['qstat', '-f', '-F', 'json'] });
  // PBS Professional 13 and older know no JSON, and the values of anybody's job can break it: the plain text has no such trouble.
  const jobs = /invalid option/.test(json.stderr)
    ? undefined
    : readOpenPbsJson(answerOf(json, 'list of jobs'), isWanted);
  return jobs ?? readOpenPbsText(answerOf(await run({ words: ['qstat', '-f'] }), 'list of jobs'));
}

/** The jobs that the history still has. If any is unknown the exit status is 153. */
async function listEnded(run: RunCommand, jobs: readonly KnownJob[]): Promise<readonly BatchJob[]> {
  const found: BatchJob[] = [];
  for (let start = 0; start < jobs.length; start += IDS_AT_ONCE) {
    // Bare: a suffix names the server to be asked, which may have got another name since.
    const ids = jobs.slice(start, start + IDS_AT_ONCE).map((job) => bareId(job.batchId));
    const result = await run({ words: ['qstat', '-x', '-f', ...ids] });
    if (/not configured to maintain job history/i.test(result.stderr)) return [];
    if (result.exit !== 0 && result.exit !== 153) throw unavailable('question for ended jobs', result);
    found.push(...readOpenPbsText(result.stdout));
  }
  return found;
}

/** Reads `qstat -f -F json`; undefined if it is not JSON. Without any job the answer has no member "Jobs". */
export function readOpenPbsJson(
  text: string,
  isWanted: (name: string) => boolean = () => true,
): readonly BatchJob[] | undefined {
  const answer = parseJson(text);
  if (answer === undefined) return undefined;
  if (answer === null || typeof answer !== 'object' || !('pbs_version' in answer))
    throw unreadable('list of jobs', text);
  const jobs = 'Jobs' in answer ? (answer.Jobs ?? {}) : {};
  return Object.entries(jobs)
    .filter(([, job]) => isWanted(nameIn(job)))
    .flatMap(([id, job]) => readJob(flatRecord(id, job), readOpenPbsEnd) ?? []);
}

function nameIn(job: unknown): string {
  return typeof job === 'object' && job !== null && 'Job_Name' in job ? String(job.Job_Name) : '';
}

/** Reads `qstat -f`. */
export function readOpenPbsText(text: string): readonly BatchJob[] {
  const jobs = readRecords(text).flatMap((record) => readJob(record, readOpenPbsEnd) ?? []);
  if (jobs.length === 0 && text.trim() !== '') throw unreadable('list of jobs', text);
  return jobs;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The limits: more processors than asked for, in a moment or in all; virtual and real memory; processor time, wall time. */
function readOpenPbsEnd(code: number): BatchEnd {
  if (code === -29 || code === -28) return 'wall-time-exceeded';
  // It had begun: a launch that failed would be tried again.
  if (code === -24 || code === -25) return 'cancelled';
  return code === -26 || code === -27 ? 'memory-exceeded' : 'launch-failed';
}
