import type { Identity } from '../../security/identity.ts';
import type { CallOutcome } from './call-outcome.ts';

/** What happened to one request, for logs and metrics. */
export type CallReport = CallFacts & CallOutcome;

interface CallFacts {
  /** Stands in the fault of an unexpected error too. */
  readonly reference: string;
  readonly service: string | undefined;
  readonly operation: string | undefined;
  /** Absent where nobody was identified. */
  readonly identity: Identity | undefined;
  readonly status: number;
  /** Bytes of the envelopes. */
  readonly received: number;
  readonly sent: number;
  /** Milliseconds from the request's headers to the end of each part of the way; absent where it did not get so far. */
  readonly times: Readonly<Record<'verified' | 'operated', number | undefined>> & {
    readonly answered: number;
  };
}

/** Is told of every request after it was answered. Must not throw; what it throws is dropped. */
export type CallObserver = (report: CallReport) => void;
