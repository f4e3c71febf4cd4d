import type { ApplicationCatalogue } from '../applications/application-catalogue.ts';
import type { KnownJob, Platform } from '../platforms/platform.ts';
import { present } from '../platforms/present.ts';
import type { Job } from './job.ts';

/** A job as its platform knows it; undefined while it has no batch id and the platform cannot derive one. */
export function knownJob(
  job: Job,
  applications: ApplicationCatalogue,
  platform: Platform,
): KnownJob | undefined {
  const { token, workspace, localUser } = job;
  const batchId = job.batchId ?? platform.idOf?.(token);
  const submittedAt = job.submittedAt ?? job.intentAt;
  if (batchId === undefined || submittedAt === undefined) return undefined;
  const { statusProgram } = applications.find(job.applicationUri) ?? {};
  const optional = present({ user: localUser, statusProgram });
  return { batchId, token, workspace, submittedAt: new Date(submittedAt), ...optional };
}
