import { newJobToken } from '../../../src/provider/platforms/job-token.ts';
import type { BatchId, BatchRun, JobToken, KnownJob } from '../../../src/provider/platforms/platform.ts';

/** A run whose values are all well-formed; nothing of it need exist. */
export function sampleRun(changes: Partial<BatchRun> = {}): BatchRun {
  return {
    token: newJobToken(),
    workspace: '/tmp',
    script: '/tmp/job.sh',
    stdout: '/tmp/out.log',
    stderr: '/tmp/err.log',
    requirements: {},
    ...changes,
  };
}

/** A job that the engine believes in; the name of a recorded job may stand for the token. */
export function knownJob(id: string, name: string, submittedAt: string): KnownJob {
  return {
    batchId: id as BatchId,
    token: name as JobToken,
    workspace: '/tmp',
    submittedAt: new Date(submittedAt),
  };
}
