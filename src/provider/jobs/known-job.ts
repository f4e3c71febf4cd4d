import type { ApplicationCatalogue } from '../applications/application-catalogue.ts';
import type { KnownJob } from '../platforms/platform.ts';
import { present } from '../platforms/present.ts';
import type { Job } from './job.ts';

/** A job as its platform knows it; undefined while the batch system has given no id. */
export function knownJob(job: Job, applications: ApplicationCatalogue): KnownJob | undefined {
  const { batchId, token, workspace, submittedAt, localUser } = job;
  if (batchId === undefined || submittedAt === undefined) return undefined;
  const { statusProgram } = applications.find(job.applicationUri) ?? {};
  const optional = present({ user: localUser, statusProgram });
  return { batchId, token, workspace, submittedAt: new Date(submittedAt), ...optional };
}
