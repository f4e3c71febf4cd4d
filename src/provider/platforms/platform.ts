// The contract between the job engine and a batch system (BA-1). A platform knows nothing of accounts, stagers or the
// database: it is given a workspace with a ready script and reports what the batch system says.

/** Our own token inside the batch system (BA-3): a strict name such as `plg0k3f9a2b7c1d`. */
export type JobToken = string & { readonly __brand: 'JobToken' };

/** The id that the batch system gave, with any server suffix. It may be reused after a crash: never an identity. */
export type BatchId = string & { readonly __brand: 'BatchId' };

/** A user of the operating system who runs jobs, other than the service's own. */
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

/** One run, ready to be submitted. Every string in it was made by us from a strict character set (BA-5). */
export interface BatchRun {
  readonly token: JobToken;
  /** Absolute; shared with the nodes. */
  readonly workspace: string;
  /** Absolute path of the generated script inside the workspace; arguments are already in it, quoted. */
  readonly script: string;
  /** Absolute; where the batch system is told to write. */
  readonly stdout: string;
  readonly stderr: string;
  readonly queue?: string;
  readonly requirements: Requirements;
  /** The user who submits and runs it; by default the service's own. */
  readonly user?: LocalUser;
}

/**
 * The outcome of a submission. `unknown` means that the command was cut off or its answer made no sense, so the job may
 * or may not exist: the engine looks for the token before it tries again, and never submits twice.
 */
export type SubmitOutcome =
  | { readonly kind: 'accepted'; readonly batchId: BatchId }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The state of a job, in the terms that all batch systems share. */
export type BatchState = 'queued' | 'held' | 'running' | 'suspended' | 'exiting' | 'ended';

/** A job as the batch system shows it. */
export interface BatchJob {
  readonly batchId: BatchId;
  /** The job name as reported; equal to our token when the job is ours. */
  readonly name: string;
  readonly state: BatchState;
  readonly queue?: string;
  readonly nodes?: readonly string[];
  /** The script's exit status if the batch system tells it; signal n is 128 + n. */
  readonly exitCode?: number;
  /** Why the job ended, by the batch system. With a state other than `ended`: why it will never run. */
  readonly end?: BatchEnd;
  readonly submittedAt?: Date;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly usage?: BatchUsage;
  /** The batch system's own comment (why it waits, why it ended), for the user. */
  readonly comment?: string;
}

/** Why a job ended, in the terms that all batch systems share. */
export type BatchEnd =
  | 'exited'
  | 'cancelled'
  | 'wall-time-exceeded'
  | 'node-failed'
  | 'launch-failed'
  | 'memory-exceeded';

/** What a job used, by the batch system. */
export interface BatchUsage {
  /** Seconds, of all processors. */
  readonly cpuTime?: number;
  /** Seconds. */
  readonly wallTime?: number;
  /** Bytes. */
  readonly memory?: number;
  readonly nodes?: number;
}

/** A queue as the batch system shows it. */
export interface QueueInfo {
  readonly name: string;
  readonly enabled: boolean;
  readonly queued?: number;
  readonly running?: number;
  readonly limits: Requirements;
  /** Where its jobs may run, if the batch system tells; `limits.nodeProperty` narrows them further. */
  readonly nodes?: readonly string[];
}

/** A node as the batch system shows it. */
export interface NodeInfo {
  readonly name: string;
  readonly state: 'free' | 'busy' | 'offline' | 'down';
  readonly processors: number;
  readonly processorsInUse?: number;
  /** Properties that jobs may ask for; absent if the batch system does not tell which of its words are such. */
  readonly properties?: readonly string[];
  /** Bytes. */
  readonly memory?: number;
  readonly load?: number;
  readonly jobs?: readonly BatchId[];
}

/** What a batch system shows of itself. */
export interface ClusterView {
  readonly queues: readonly QueueInfo[];
  readonly nodes: readonly NodeInfo[];
}

/** A batch system at one site. Every method throws `PlegmaError('BATCH_UNAVAILABLE')` if it does not answer. */
export interface Platform {
  readonly kind: 'local' | 'pbs' | 'slurm' | 'gridengine' | 'condor' | 'script';
  submit(run: BatchRun): Promise<SubmitOutcome>;
  /**
   * All jobs of ours that the batch system shows, asked for at once; ended ones for as long as it remembers them (BA-2).
   *
   * @param users Further users who may have jobs there: of submissions whose answer never came.
   */
  poll(known: readonly KnownJob[], users?: readonly LocalUser[]): Promise<readonly BatchJob[]>;
  /** Asks for the end of a job; resolves when the request was accepted or the job is no longer there. */
  cancel(job: KnownJob): Promise<void>;
  /** Queues and nodes, as they are now. */
  describe(): Promise<ClusterView>;
  /** Only where the id follows from the token: so a job is known even if its submission was never answered. */
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
