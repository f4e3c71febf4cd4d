import type { ErrorCode } from '../../errors/catalogue.ts';

/** How a call ended. */
export type CallOutcome = Answered | Faulted | Unanswered;

interface Answered {
  readonly outcome: 'answered';
  readonly code?: undefined;
  readonly error?: undefined;
}

interface Faulted {
  readonly outcome: 'fault';
  /** Of the error behind the fault. */
  readonly code: ErrorCode;
  /** The error behind the fault, with its cause: for the log, never for the peer. */
  readonly error: unknown;
}

/** The message wanted no answer, or nobody was left to take it; where it failed all the same, with the error. */
interface Unanswered {
  readonly outcome: 'unanswered';
  readonly code?: ErrorCode | undefined;
  readonly error?: unknown;
}
