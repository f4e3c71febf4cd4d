import { XMLParser } from 'fast-xml-parser';
import { answerOf, unreadable } from '../answers.ts';
import { mayBeOurs } from '../known-jobs.ts';
import type { BatchEnd, BatchJob } from '../platform.ts';
import { onlyWanted } from '../xml-of-jobs.ts';
import { flatRecord, type PbsRecord } from './attributes.ts';
import { readCluster } from './cluster.ts';
import type { PbsDialect } from './dialect.ts';
import { exceededLimit } from './exceeded-limit.ts';
import { readJob } from './job.ts';
import { writeResources } from './resources.ts';

const parser = new XMLParser({ parseTagValue: false, isArray: (name) => name === 'Job' });

/** TORQUE: XML with times in epoch seconds; ended jobs stay as C for the server's keep_completed seconds. */
export const torque: PbsDialect = {
  name: 'torque',
  resources: (requirements) => writeResources(requirements, { memoryOfJob: true, propertyOfNodes: true }),
  list: async (run, known) => {
    const answer = answerOf(await run({ words: ['qstat', '-x'] }), 'list of jobs');
    return readTorqueJobs(onlyWanted(answer, { job: 'Job', name: 'Job_Name' }, mayBeOurs(known)));
  },
  describe: async (run) => {
    const queues = answerOf(await run({ words: ['qstat', '-Q', '-f'] }), 'list of queues');
    return readCluster(queues, answerOf(await run({ words: ['pbsnodes', '-a'] }), 'list of nodes'));
  },
};

/** Reads `qstat -x`, which prints nothing at all when there is no job. */
export function readTorqueJobs(text: string): readonly BatchJob[] {
  if (text.trim() === '') return [];
  // The parser accepts half a document, and half a list would make jobs look lost.
  if (!/^\s*<Data>.*<\/Data>\s*$/s.test(text)) throw unreadable('list of jobs', text);
  const document: { Data?: { Job?: readonly Record<string, unknown>[] } | '' } = parser.parse(text);
  const jobs = document.Data ? (document.Data.Job ?? []) : [];
  return jobs.flatMap((job) => readJob(flatRecord(String(job['Job_Id']), job), readTorqueEnd) ?? []);
}

/**
 * Version 2.5 gives -10 for every exceeded limit, later ones -10 for memory, -11 for wall time and -12 for processor time. Others are of
 * failures before the script began.
 */
function readTorqueEnd(code: number, record: PbsRecord): BatchEnd {
  if (code === -11 || code === -12) return 'wall-time-exceeded';
  return code === -10 ? (exceededLimit(record) ?? 'memory-exceeded') : 'launch-failed';
}
