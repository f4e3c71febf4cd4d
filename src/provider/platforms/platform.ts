/**
 * The contract between the job engine and a batch system (BA-1). A platform knows nothing of accounts,
 * stagers or the database: it is handed a workspace with a ready script and says what the batch system says.
 */

/** Our own token inside the batch system (BA-3): a strict name such as `plg0k3f9a2b7c1d`. */
export type JobToken = string & { readonly __brand: 'JobToken' };

/** The id that the batch system gave, with any server suffix. It may be reused after a crash: never an identity. */
export type BatchId = string & { readonly __brand: 'BatchId' };

/** A user of the operating system as whom jobs run, where that is not the service's own. */
export type LocalUser = string & { readonly __brand: 'LocalUser' };

/** What a job may ask for; absent members mean the queue's default. */
export interface Requirements {
  readonly nodes?: number;
  readonly processorsPerNode?: number;
  /** Bytes, per node. */
  readonly memory?: number;
  /** Seconds. */
  readonly wallTime?: number;
  /** A node property, for example `chem`. */
  readonly nodeProperty?: string;
}

/** One run, ready to be handed over. Every string here was made by us from a strict character set (BA-5). */
export interface BatchRun {
  readonly token: JobToken;
  /** Absolute; shared with the nodes. */
  readonly workspace: string;
  /** Absolute path of the generated script inside the workspace; arguments are already in it, quoted. */
  readonly script: string;
  /** Absolute; the platform makes the batch system write there. */
  readonly stdout: string;
  readonly stderr: string;
  readonly queue?: string;
  readonly requirements: Requirements;
  /** As whom it is submitted and runs. */
  readonly user?: LocalUser;
}

/**
 * What became of a submission. `unknown` means that the command was cut off or answered rubbish, so the job
 * may or may not exist: the engine looks for the token before it tries again, never submits twice.
 */
export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly batchId: BatchId }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export type BatchState = 'queued' | 'held' | 'running' | 'suspended' | 'exiting' | 'ended';

/** A job as the batch system shows it. */
export interface BatchJob {
  readonly batchId: BatchId;
  /** The job name as reported; equal to our token when the job is ours. */
  readonly name: string;
  readonly state: BatchState;
  readonly queue?: string;
  readonly nodes?: readonly string[];
  /** Where the batch system tells: the script's status, signals as 128 + n. */
  readonly exitCode?: number;
  /** The batch system's own reason for the end, in our words. With a state other than `ended`: it will not come to run. */
  readonly end?: BatchEnd;
  readonly submittedAt?: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly usage?: BatchUsage;
  /** The batch system's own comment (why it waits, why it ended), for the user. */
  readonly comment?: string;
}

export type BatchEnd =
  | 'exited'
  | 'cancelled'
  | 'wall-time-exceeded'
  | 'node-failed'
  | 'launch-failed'
  | 'memory-exceeded';

export interface BatchUsage {
  /** Seconds. */
  readonly cpuTime?: number;
  readonly wallTime?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly nodes?: number;
}

export interface QueueInfo {
  readonly name: string;
  readonly enabled: boolean;
  readonly queued?: number;
  readonly running?: number;
  readonly limits: Requirements;
  /** Where its jobs may run, as far as the batch system tells; a property of `limits` chooses further. */
  readonly nodes?: readonly string[];
}

export interface NodeInfo {
  readonly name: string;
  readonly state: 'free' | 'busy' | 'offline' | 'down';
  readonly processors: number;
  readonly processorsInUse?: number;
  /** What jobs may ask for; absent where the batch system does not tell which of its words are meant for that. */
  readonly properties?: readonly string[];
  readonly memory?: number;
  readonly load?: number;
  readonly jobs?: readonly BatchId[];
}

export interface ClusterView {
  readonly queues: readonly QueueInfo[];
  readonly nodes: readonly NodeInfo[];
}

/** A kind of batch system at one place. All methods throw `PlegmaError('BATCH_UNAVAILABLE')` when it does not answer. */
export interface Platform {
  readonly kind: 'local' | 'pbs' | 'slurm' | 'gridengine' | 'condor' | 'script';
  submit(run: BatchRun): Promise<SubmitOutcome>;
  /**
   * All jobs of ours that the batch system shows, in one go, finished ones as long as it remembers them (BA-2).
   *
   * @param users Who may have jobs there, beside those of the known jobs: a submission whose answer never came.
   */
  poll(known: readonly KnownJob[], users?: readonly LocalUser[]): Promise<readonly BatchJob[]>;
  /** Asks for the end of a job; resolves when the request was taken or the job is no longer there. */
  cancel(job: KnownJob): Promise<void>;
  describe(): Promise<ClusterView>;
  /** Where the id follows from the token: a job is known by it though the answer to its submission never came. */
  idOf?(token: JobToken): BatchId;
}

/** A job that the engine believes to be in the batch system; `poll` and `cancel` check name and id together. */
export interface KnownJob {
  readonly batchId: BatchId;
  readonly token: JobToken;
  readonly workspace: string;
  readonly submittedAt: Date;
  readonly user?: LocalUser;
  /** Absolute path of the application's own reporter, for a site's checkJob (GR-52). */
  readonly statusProgram?: string;
}
