import type { ErrorCode } from '../../errors/catalogue.ts';
import type { AnswerContent } from './answer-content.ts';

/** What goes back to the client. */
export interface HttpAnswer {
  readonly status: number;
  /** Absent where there is none: 202 to a message that wants no answer. */
  readonly content: AnswerContent | undefined;
  /** HTTP headers of this answer alone. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, with what the log is told of the call. */
export interface ServedCall extends HttpAnswer {
  readonly outcome: 'answered' | 'fault' | 'unanswered';
  /** Of the error behind a fault. */
  readonly code?: ErrorCode;
  readonly error?: unknown;
}
