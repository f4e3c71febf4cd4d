/** How one state of a job stands in our life cycle and in those of the sister systems (GR-56, GR-72). */
interface StateRow {
  /** The states that may follow; none: the state is terminal. */
  readonly next: readonly string[];
  /** OGSA-BES `ActivityStatus/@state` (GR-70). */
  readonly bes: 'Pending' | 'Running' | 'Finished' | 'Failed' | 'Cancelled';
  /** GridSAM stages passed by the time the state is left, in order (GR-69). */
  readonly gridSam: readonly string[];
  /** UNICORE 6 job state (GR-71). */
  readonly unicore: 'READY' | 'STAGINGIN' | 'QUEUED' | 'RUNNING' | 'STAGINGOUT' | 'SUCCESSFUL' | 'FAILED';
  /** EMI-ES state with its attributes; `*-failure` and `*-cancel` attributes name the phase that ended. */
  readonly emiEs: { readonly status: string; readonly attributes: readonly string[] };
  /** Letters of the PBS family that show this state while the batch system knows the job. */
  readonly pbs: readonly string[];
}

/**
 * The one table of job states: what may follow what, and what each is called elsewhere. `created → staging-in →
 * queued → running → staging-out → finished | failed | cancelled`, with `held` and `suspended`.
 *
 * A job that never ran ends directly; one that ran ends through `staging-out`, because outputs and logs are
 * delivered after a failure too (GR-56). `queued` follows `running` when the batch system requeues a job;
 * `staging-in` follows a lost one that its application allows to be submitted again (BA-3).
 */
export const jobStates = {
  created: {
    next: ['staging-in', 'failed', 'cancelled'],
    bes: 'Pending',
    gridSam: ['pending'],
    unicore: 'READY',
    emiEs: { status: 'accepted', attributes: ['client-stagein-possible'] },
    pbs: [],
  },
  'staging-in': {
    next: ['queued', 'failed', 'cancelled'],
    bes: 'Pending',
    gridSam: ['staging-in', 'staged-in'],
    unicore: 'STAGINGIN',
    emiEs: { status: 'preprocessing', attributes: [] },
    pbs: [],
  },
  queued: {
    next: ['held', 'running', 'staging-in', 'failed', 'cancelled'],
    bes: 'Pending',
    gridSam: ['active-queued'],
    unicore: 'QUEUED',
    emiEs: { status: 'processing-queued', attributes: [] },
    pbs: ['Q', 'W', 'T'],
  },
  held: {
    next: ['queued', 'running', 'staging-in', 'failed', 'cancelled'],
    bes: 'Pending',
    gridSam: ['active-held'],
    unicore: 'QUEUED',
    emiEs: { status: 'processing-queued', attributes: [] },
    pbs: ['H'],
  },
  running: {
    next: ['suspended', 'queued', 'held', 'staging-in', 'staging-out'],
    bes: 'Running',
    gridSam: ['active-running'],
    unicore: 'RUNNING',
    emiEs: { status: 'processing-running', attributes: [] },
    pbs: ['R', 'E'],
  },
  suspended: {
    next: ['running', 'queued', 'held', 'staging-in', 'staging-out'],
    bes: 'Running',
    gridSam: ['active-held'],
    unicore: 'RUNNING',
    emiEs: { status: 'processing-running', attributes: [] },
    pbs: ['S', 'U'],
  },
  'staging-out': {
    next: ['finished', 'failed', 'cancelled'],
    bes: 'Running',
    gridSam: ['executed', 'staging-out', 'staged-out'],
    unicore: 'STAGINGOUT',
    emiEs: { status: 'postprocessing', attributes: [] },
    pbs: ['C', 'F'],
  },
  finished: {
    next: [],
    bes: 'Finished',
    gridSam: ['done'],
    unicore: 'SUCCESSFUL',
    emiEs: { status: 'terminal', attributes: [] },
    pbs: [],
  },
  failed: {
    next: [],
    bes: 'Failed',
    gridSam: ['failed'],
    unicore: 'FAILED',
    emiEs: { status: 'terminal', attributes: ['processing-failure'] },
    pbs: [],
  },
  cancelled: {
    next: [],
    bes: 'Cancelled',
    gridSam: ['terminating', 'terminated'],
    unicore: 'FAILED',
    emiEs: { status: 'terminal', attributes: ['processing-cancel'] },
    pbs: [],
  },
} as const satisfies Record<string, StateRow>;

/** The state of a job, as stored and as sent. */
export type JobState = keyof typeof jobStates;

/** The three ends. A job reaches exactly one of them, once. */
export type TerminalState = Extract<JobState, 'finished' | 'failed' | 'cancelled'>;

/** The states in which the batch system may know the job. */
export type BatchJobState = Extract<JobState, 'queued' | 'held' | 'running' | 'suspended'>;

/** All states in the order of a job's life. */
export const allJobStates = Object.keys(jobStates).filter(isJobState);

/** True for the name of a state. */
export function isJobState(name: string): name is JobState {
  return Object.hasOwn(jobStates, name);
}

/** True for an end: nothing follows. */
export function isTerminal(state: JobState): state is TerminalState {
  return jobStates[state].next.length === 0;
}

/** True while the batch system may hold the job. */
export function isInBatch(state: JobState): state is BatchJobState {
  return state === 'queued' || state === 'held' || state === 'running' || state === 'suspended';
}

/** True where the table allows `to` directly after `from`. */
export function mayFollow(from: JobState, to: JobState): boolean {
  const next: readonly JobState[] = jobStates[from].next;
  return next.includes(to);
}
