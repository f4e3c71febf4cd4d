import { type ErrorCode, errorCatalogue } from '../../errors/catalogue.ts';
import type { ErrorEntry } from '../../errors/error-entry.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';

/** An answer in plain text, for a peer that may not speak SOAP at all. */
export interface Refusal {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** Tells what was wrong with a request whose HTTP was refused. */
export function refusal(error: unknown): Refusal {
  const contentType = 'text/plain; charset=utf-8';
  if (!(error instanceof PlegmaError)) return { status: 500, contentType, text: 'The request failed.\n' };
  return { status: statusOf(error.code) ?? 400, contentType, text: `${error.message}\n${error.remedy}\n` };
}

/** The HTTP status of an error where the catalogue gives one. */
export function statusOf(code: ErrorCode): number | undefined {
  const entry: ErrorEntry = errorCatalogue[code];
  return entry.status;
}
