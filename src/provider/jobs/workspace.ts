import { join } from 'node:path';

/** The marker files in a workspace; their modification times tell the life of the job (GR-52, GR-53). */
export const markerNames = {
  submitted: '.job_submitted',
  wrapperStarted: '.app_wrapper_started',
  started: '.app_started',
  ended: '.app_ended',
  wrapperEnded: '.app_wrapper_ended',
} as const;

/** Where everything of one job lies (GR-51). All paths are absolute. */
export interface Workspace {
  readonly directory: string;
  /** The application's working directory: inputs, outputs. */
  readonly work: string;
  readonly script: string;
  /** What the application prints. Files of our own, so that they can be read during the run on every batch system. */
  readonly output: string;
  readonly error: string;
  /** What the batch system writes: for the operator. */
  readonly batchOutput: string;
  readonly batchError: string;
  /** Written last and by rename, so that it is whole or absent. */
  readonly exitStatus: string;
  /** A number from 0 to 100, where the application reports it. */
  readonly progress: string;
}

/** The directory of one attempt of a job, counted from 1: each has its own. */
export function workspaceDirectory(workspaces: string, jobId: string, attempt: number): string {
  return join(workspaces, attempt === 1 ? jobId : `${jobId}.${attempt}`);
}

/** The layout of the workspace in `directory`. */
export function workspaceIn(directory: string): Workspace {
  return {
    directory,
    work: join(directory, 'work'),
    script: join(directory, 'job.sh'),
    output: join(directory, 'output.log'),
    error: join(directory, 'error.log'),
    batchOutput: join(directory, 'batch-output.log'),
    batchError: join(directory, 'batch-error.log'),
    exitStatus: join(directory, '.exit_status'),
    progress: join(directory, '.progress'),
  };
}
