import type { AnswerContent } from './answer-content.ts';
import type { CallOutcome } from './call-outcome.ts';

/** What goes back to the client. */
export interface HttpAnswer {
  readonly status: number;
  /** Absent where there is none: 202 to a message that wants no answer. */
  readonly content: AnswerContent | undefined;
  /** HTTP headers of this answer alone. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer, with what the log is told of the call. */
export type ServedCall = HttpAnswer & CallOutcome;
