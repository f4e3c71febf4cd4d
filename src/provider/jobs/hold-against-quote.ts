import { PlegmaError } from '../../errors/plegma-error.ts';
import { contentDigest } from '../../store/content-digest.ts';
import type { Account } from '../accounts/account.ts';
import type { Application } from '../applications/application.ts';
import type { Argument } from '../applications/check-arguments.ts';
import type { JobFile } from './job.ts';
import { totalSize } from './job-files.ts';
import type { RunPlace } from './place-run.ts';
import type { Quote } from './quote.ts';

/** A job that is to run under a quote. */
export interface QuotedJob extends Pick<RunPlace, 'resource' | 'requirements'> {
  readonly account: Account;
  readonly application: Application;
  readonly arguments: readonly Argument[];
  readonly inputs: readonly JobFile[];
}

/**
 * Checks that a job is what was quoted, with no more data: a quote binds both sides.
 *
 * @throws QUOTE_MISMATCH
 */
export function holdAgainstQuote(quote: Quote, job: QuotedJob): void {
  refuseDifference(quote, 'accountId', quote.accountId, job.account.id);
  refuseDifference(quote, 'applicationUri', quote.applicationUri, job.application.uri);
  refuseDifference(quote, 'resourceId', quote.resourceId, job.resource.id);
  refuseDifference(quote, 'arguments', digestOf(quote.arguments), digestOf(job.arguments));
  refuseDifference(quote, 'requirements', digestOf(quote.requirements), digestOf(job.requirements));
  for (const name of new Set(job.inputs.map((input) => input.name))) refuseMoreData(quote, name, job.inputs);
}

function refuseDifference(quote: Quote, member: string, quoted: string, found: string): void {
  if (quoted !== found) throw mismatch(quote, member, `has other ${member} than the quote`);
}

function refuseMoreData(quote: Quote, name: string, inputs: readonly JobFile[]): void {
  const sizes = quote.inputSizes.filter((input) => input.name === name).map(({ size }) => size);
  const quoted = sizes.reduce((sum, size) => sum + size, 0);
  const found = totalSize(inputs.filter((input) => input.name === name));
  if (found <= quoted) return;
  throw mismatch(quote, 'inputs', `has ${found} bytes as ${name}; the quote is for ${quoted}`);
}

function mismatch(quote: Quote, member: string, difference: string): PlegmaError {
  return new PlegmaError('QUOTE_MISMATCH', `The submission ${difference} (${quote.id}).`, {
    path: `SubmitJob/${member}`,
  });
}

function digestOf(content: object): string {
  return contentDigest('', content);
}
