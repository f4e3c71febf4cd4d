import type { Store } from '../../store/open-store.ts';
import type { ApplicationCatalogue } from '../applications/application-catalogue.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Job, JobId } from './job.ts';
import type { JobChanges } from './job-changes.ts';
import type { JobData } from './job-data.ts';
import type { ResourceCatalogue } from './resource.ts';

/** The moments of a job's life at which a crash must do no harm; the crash tests kill the process at each. */
export const STEP_MOMENTS = [
  'stage-in:begun',
  'stage-in:placed',
  'stage-in:done',
  'submit:intended',
  'submit:handed-over',
  'submit:recorded',
  'observe:running',
  'observe:ended',
  'stage-out:begun',
  'stage-out:filled',
  'settle:begun',
  'settle:done',
] as const;

/** One of {@link STEP_MOMENTS}. */
export type StepMoment = (typeof STEP_MOMENTS)[number];

/** Told at each moment, before the next thing is done. */
export type StepListener = (moment: StepMoment, id: JobId) => void;

/** How long the engine waits for what may still arrive; ms. */
export interface EnginePatience {
  /** For a submission of unknown outcome to show up in the batch system, and between two requests to cancel. */
  readonly look: number;
  /** For the exit status of a job that has vanished from the batch system: 60 s (GR-56). */
  readonly vanish: number;
  /** After a status other than 0, for the batch system's reason (wall time, memory). */
  readonly reason: number;
}

/** What the steps of a job work with. */
export interface JobContext {
  readonly store: Store;
  readonly data: JobData;
  readonly applications: ApplicationCatalogue;
  readonly resources: ResourceCatalogue;
  readonly changes: JobChanges;
  /** Absolute; shared with the nodes. Each job has its workspace below. */
  readonly workspaces: string;
  readonly patience: EnginePatience;
  /** Ms for which an ended job is kept before it is forgotten with its data. */
  readonly keep: number;
  readonly onStep: StepListener;
}

/** The platform that runs the job. @throws RangeError if its resource was removed from the configuration. */
export function platformOfJob(context: JobContext, job: Job): Platform {
  const resource = context.resources.find(job.resourceId);
  if (resource === undefined) throw new RangeError(`The resource ${job.resourceId} is no longer configured.`);
  return context.resources.platformOf(resource);
}
