import { type ErrorCode, errorCatalogue } from './catalogue.ts';
import type { FaultKind } from './error-entry.ts';

/** What an error may tell beside its sentence. */
export interface ErrorDetails {
  /** The member of the message that is wrong, as a path of local names: `SubmitJob/arguments/argument[2]/value`. */
  readonly path?: string;
  /** Seconds after which the same request may succeed. */
  readonly retryAfter?: number;
  /** The present state of the resource, for an action that it does not allow. */
  readonly state?: string;
  /** The limit that would be passed. */
  readonly limit?: PassedLimit;
  /** What caused it: for logs only, never sent to a peer. */
  readonly cause?: unknown;
}

/** A limit in words and figures with their units, for a program to show: `credit 50.00 EUR`, `48.00 EUR`. */
export interface PassedLimit {
  /** Its name and value. */
  readonly name: string;
  readonly used?: string;
  readonly asked: string;
}

/**
 * The one error class of Plegma. Its {@link code} is a member of a closed union, so that
 * `switch (error.code)` narrows; the catalogue says which SOAP fault, HTTP status and remedy belong to it.
 *
 * @example
 * throw new PlegmaError('QUOTE_EXPIRED', `Quote ${id} was valid until ${expiry}.`, { path: 'SubmitJob/quoteId' });
 */
export class PlegmaError extends Error {
  readonly code: ErrorCode;
  readonly path: string | undefined;
  readonly retryAfter: number | undefined;
  readonly state: string | undefined;
  readonly limit: PassedLimit | undefined;

  /** @param sentence One sentence: what was found and what was expected. The remedy comes from the catalogue. */
  constructor(code: ErrorCode, sentence: string, details: ErrorDetails = {}) {
    super(sentence, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'PlegmaError';
    this.code = code;
    this.path = details.path;
    this.retryAfter = details.retryAfter;
    this.state = details.state;
    this.limit = details.limit;
  }

  /** The fault of the contracts that a peer receives for this error. */
  get fault(): FaultKind {
    return errorCatalogue[this.code].fault;
  }

  /** What the reader of the error should do. */
  get remedy(): string {
    return errorCatalogue[this.code].remedy;
  }
}
