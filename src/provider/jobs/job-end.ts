import type { TerminalState } from './job-states.ts';

/** Why a job ended, for programs; the sentence beside it is for people. */
export type EndCode =
  | 'done'
  | 'exit-status'
  | 'signal'
  | 'over-wall-time'
  | 'over-memory'
  | 'node-failure'
  | 'launch-failed'
  | 'lost'
  | 'exit-unknown'
  | 'second-start'
  | 'workspace-unusable'
  | 'refused'
  | 'output-missing'
  | 'input-unusable'
  | 'cancelled-before-start'
  | 'cancelled-while-running'
  | 'cancelled-by-provider';

/** How a run ended: what the job's terminal state will be, and why. */
export interface JobEnd {
  readonly state: TerminalState;
  readonly code: EndCode;
  /** One sentence for the customer. */
  readonly text: string;
  /** If marker files and batch system disagree: what each of them says, for the record (BA-4). */
  readonly difference?: string;
}

/** Facts for the sentence of an end. */
export interface EndFacts {
  readonly exitCode?: number;
  /** Seconds. */
  readonly limit?: number;
  /** The batch system's or our own reason. */
  readonly reason?: string;
}

interface EndRow {
  readonly state: TerminalState;
  /** Whether the customer pays for what was used; not if the provider's side failed. */
  readonly charged: boolean;
  readonly sentence: (facts: EndFacts) => string;
}

/** Every end of a job: its state, who bears the cost, its sentence. */
const ends: Readonly<Record<EndCode, EndRow>> = {
  done: { state: 'finished', charged: true, sentence: () => 'The job finished; its outputs are ready.' },
  'exit-status': {
    state: 'failed',
    charged: true,
    sentence: ({ exitCode }) => `The application ended with status ${exitCode}; its error log tells why.`,
  },
  signal: {
    state: 'failed',
    charged: true,
    sentence: ({ exitCode = 128 }) => `The application was ended by signal ${exitCode - 128}.`,
  },
  'over-wall-time': {
    state: 'failed',
    charged: true,
    sentence: ({ limit }) =>
      limit === undefined
        ? 'The job ran longer than its wall time allowed and was ended.'
        : `The job ran longer than its wall time of ${limit} s and was ended.`,
  },
  'over-memory': {
    state: 'failed',
    charged: true,
    sentence: () => 'The job used more memory than it was given and was ended.',
  },
  'node-failure': {
    state: 'failed',
    charged: false,
    sentence: () => 'The node that ran the job failed. Nothing is charged; submit the job again.',
  },
  'launch-failed': {
    state: 'failed',
    charged: false,
    sentence: ({ reason }) => withReason('The job could not be started. Nothing is charged.', reason),
  },
  lost: {
    state: 'failed',
    charged: false,
    sentence: () =>
      'The batch system no longer knows the job and nothing shows that it came to an end. Nothing is charged.',
  },
  'exit-unknown': {
    state: 'failed',
    charged: false,
    sentence: () => 'The job ended, but its exit status could not be learnt. Nothing is charged.',
  },
  'second-start': {
    state: 'failed',
    charged: false,
    sentence: () =>
      'The batch system took the job back after it had begun, to start it again; a job is not run over its own output. ' +
      'Nothing is charged; submit the job again.',
  },
  'workspace-unusable': {
    state: 'failed',
    charged: false,
    sentence: () =>
      'The workspace of the job could not be used where it ran: not there, read-only, or its disk full. ' +
      'Nothing is charged; submit the job again.',
  },
  refused: {
    state: 'failed',
    charged: false,
    sentence: ({ reason }) => `The batch system refused the job: ${reason}`,
  },
  'output-missing': {
    state: 'failed',
    charged: false,
    sentence: ({ reason }) => `The application ended well but left no output ${reason}. Nothing is charged.`,
  },
  'input-unusable': {
    state: 'failed',
    charged: false,
    sentence: ({ reason }) => `An input could not be brought to the job: ${reason}`,
  },
  'cancelled-before-start': {
    state: 'cancelled',
    charged: false,
    sentence: ({ reason }) => withReason('The job was cancelled before it started.', reason),
  },
  'cancelled-while-running': {
    state: 'cancelled',
    charged: true,
    sentence: ({ reason }) => withReason('The job was cancelled while it was running.', reason),
  },
  'cancelled-by-provider': {
    state: 'cancelled',
    charged: false,
    sentence: () => 'The job was ended by the provider. Nothing is charged.',
  },
};

/** An end with its sentence. */
export function endOf(code: EndCode, facts: EndFacts = {}, difference?: string): JobEnd {
  const { state, sentence } = ends[code];
  return { state, code, text: sentence(facts), ...(difference !== undefined && { difference }) };
}

/** True where the customer pays for what the job used. */
export function isCharged(code: EndCode): boolean {
  return ends[code].charged;
}

function withReason(sentence: string, reason: string | undefined): string {
  return reason === undefined || reason === '' ? sentence : `${sentence} Reason given: ${reason}`;
}
