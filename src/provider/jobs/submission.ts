import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { contentDigest } from '../../store/content-digest.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { Account } from '../accounts/account.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Application } from '../applications/application.ts';
import { type Argument, checkArguments } from '../applications/check-arguments.ts';
import { checkInputNames, checkInputType } from '../applications/check-inputs.ts';
import type { LocalUser, Requirements } from '../platforms/platform.ts';
import type { JobFile } from './job.ts';
import type { Jobs } from './jobs.ts';
import { checkLimits, presentLimits } from './limits.ts';
import { localUserAt } from './local-user.ts';
import { checkCurrency, givenWithin, makeOffer, neededBy } from './offer.ts';
import { findQuote, type Quote } from './quote.ts';
import { mayUseAdvanced } from './request-quote.ts';
import type { Resource } from './resource.ts';
import type { Sweep } from './sweep-values.ts';

/** An input of a submission. */
export interface SubmittedInput {
  readonly name: string;
  readonly stagerId?: string | undefined;
  readonly url?: string | undefined;
}

/** What somebody submits: by a quote, or directly. Members that are left out come from the quote. */
export interface Submission {
  readonly label?: string | undefined;
  readonly quoteId?: string | undefined;
  readonly accountId?: string | undefined;
  readonly applicationUri?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly arguments?: readonly Argument[] | undefined;
  readonly inputs: readonly SubmittedInput[];
  readonly requirements?: Requirements | undefined;
  /** One job for each value of a parameter. */
  readonly sweep?: Sweep | undefined;
}

/** A submission that was found right: all that a job is made of. */
export interface CheckedSubmission {
  readonly account: Account;
  readonly application: Application;
  readonly resource: Resource;
  readonly localUser: LocalUser | undefined;
  readonly quote: Quote | undefined;
  readonly arguments: readonly Argument[];
  readonly inputs: readonly JobFile[];
  readonly requirements: Requirements;
  /** Minor units. */
  readonly ceiling: number;
  readonly estimatedStart: number | undefined;
  readonly estimatedEnd: number | undefined;
}

/**
 * Checks a submission against account, quote, application, resource and data, and changes nothing.
 *
 * @throws SUBMISSION_INCOMPLETE, QUOTE_UNKNOWN, QUOTE_EXPIRED, QUOTE_USED, QUOTE_MISMATCH and the errors of accounts,
 *   applications, resources, arguments and inputs.
 */
export async function checkSubmission(
  jobs: Jobs,
  tx: StoreTransaction,
  identity: Identity,
  submission: Submission,
): Promise<CheckedSubmission> {
  const quote =
    submission.quoteId === undefined ? undefined : await usableQuote(jobs, tx, identity, submission.quoteId);
  const [accountId, uri, resourceId] = [
    submission.accountId ?? quote?.accountId,
    submission.applicationUri ?? quote?.applicationUri,
    submission.resourceId ?? quote?.resourceId,
  ];
  if (accountId === undefined || uri === undefined || resourceId === undefined) throw incomplete();
  const account = await authoriseAccount(tx, jobs.accountRules, identity, accountId, 'use');
  const application = jobs.applications.get(uri, 'SubmitJob/applicationUri');
  const asked = { ...quote?.requirements, ...submission.requirements };
  const needed = neededBy(application, asked);
  const resource = jobs.resources.choose(resourceId, application, 'SubmitJob');
  const localUser = localUserAt(resource, identity, 'SubmitJob');
  const view = jobs.clusters.viewOf(resource);
  checkLimits(resource, view, needed, 'SubmitJob');
  const requirements = givenWithin(presentLimits(resource, view), needed);
  checkCurrency(account, resource);
  const wanted = submission.arguments ?? quote?.arguments ?? [];
  const given = checkArguments(application, wanted, 'SubmitJob/arguments', mayUseAdvanced(jobs, account));
  const inputs = await checkInputs(jobs, tx, account, application, submission.inputs);
  const place = { resource, localUser, requirements };
  const checked = { account, application, ...place, quote, arguments: given, inputs };
  if (quote !== undefined) {
    holdAgainstQuote(quote, checked);
    return { ...checked, ceiling: quote.ceiling, ...timesOf(quote) };
  }
  const offer = makeOffer(application, resource, requirements, sizeOf(inputs));
  const estimatedStart = jobs.clusters.estimateStart(resource, offer.duration, jobs.now());
  const estimatedEnd = estimatedStart === undefined ? undefined : estimatedStart + offer.duration;
  return { ...checked, ceiling: offer.ceiling, estimatedStart, estimatedEnd };
}

async function usableQuote(jobs: Jobs, tx: StoreTransaction, identity: Identity, id: string): Promise<Quote> {
  const path = 'SubmitJob/quoteId';
  const quote = await findQuote(tx, id);
  if (quote === undefined) throw quoteUnknown(id);
  await authoriseQuote(jobs, tx, identity, quote);
  if (quote.jobId !== undefined) {
    throw new PlegmaError('QUOTE_USED', `The quote ${id} was used for the job ${quote.jobId}.`, { path });
  }
  if (quote.expiresAt < jobs.now()) {
    const expiry = new Date(quote.expiresAt).toISOString();
    throw new PlegmaError('QUOTE_EXPIRED', `The quote ${id} was valid until ${expiry}.`, { path });
  }
  return quote;
}

/**
 * A quote of an account that the caller may not see is as unknown as one that does not exist, whatever account the
 * submission itself names: neither its end nor its job is told.
 */
async function authoriseQuote(
  jobs: Jobs,
  tx: StoreTransaction,
  identity: Identity,
  { id, accountId }: Quote,
): Promise<void> {
  try {
    await authoriseAccount(tx, jobs.accountRules, identity, accountId, 'use');
  } catch (error) {
    const unknown = error instanceof PlegmaError && error.code === 'ACCOUNT_UNKNOWN';
    throw unknown ? quoteUnknown(id) : error;
  }
}

async function checkInputs(
  jobs: Jobs,
  tx: StoreTransaction,
  account: Account,
  application: Application,
  inputs: readonly SubmittedInput[],
): Promise<readonly JobFile[]> {
  const list = 'SubmitJob/inputs';
  checkInputNames(
    application,
    inputs.map(({ name }) => name),
    list,
  );
  const files: JobFile[] = [];
  for (const [index, { name, stagerId, url }] of inputs.entries()) {
    const path = `${list}/input[${index + 1}]`;
    if (stagerId === undefined) throw notFetched(url, `${path}/url`);
    const file = await jobs.data.describe(tx, stagerId, account.id, `${path}/stagerId`);
    checkInputType(application, name, file, `${path}/stagerId`);
    files.push({ name, fileName: file.name, stagerId: file.stagerId, size: file.size, digest: file.digest });
  }
  return files;
}

/** The quote binds both sides: what is submitted is what was quoted, with no more data. */
function holdAgainstQuote(
  quote: Quote,
  job: Omit<CheckedSubmission, 'ceiling' | 'estimatedStart' | 'estimatedEnd'>,
): void {
  refuseDifference(quote, 'accountId', quote.accountId, job.account.id);
  refuseDifference(quote, 'applicationUri', quote.applicationUri, job.application.uri);
  refuseDifference(quote, 'resourceId', quote.resourceId, job.resource.id);
  refuseDifference(quote, 'arguments', digestOf(quote.arguments), digestOf(job.arguments));
  refuseDifference(quote, 'requirements', digestOf(quote.requirements), digestOf(job.requirements));
  for (const name of new Set(job.inputs.map((input) => input.name))) {
    const quoted = quote.inputSizes
      .filter((input) => input.name === name)
      .reduce((sum, { size }) => sum + size, 0);
    const found = sizeOf(job.inputs.filter((input) => input.name === name));
    if (found <= quoted) continue;
    throw mismatch(quote, 'inputs', `has ${found} bytes as ${name}; the quote is for ${quoted}`);
  }
}

function refuseDifference(quote: Quote, member: string, quoted: string, found: string): void {
  if (quoted !== found) throw mismatch(quote, member, `has other ${member} than the quote`);
}

function mismatch(quote: Quote, member: string, difference: string): PlegmaError {
  return new PlegmaError('QUOTE_MISMATCH', `The submission ${difference} (${quote.id}).`, {
    path: `SubmitJob/${member}`,
  });
}

function quoteUnknown(id: string): PlegmaError {
  return new PlegmaError('QUOTE_UNKNOWN', `There is no quote ${id} that you may use.`, {
    path: 'SubmitJob/quoteId',
  });
}

function incomplete(): PlegmaError {
  return new PlegmaError(
    'SUBMISSION_INCOMPLETE',
    'The submission has no quoteId; then accountId, applicationUri and resourceId are expected.',
    { path: 'SubmitJob' },
  );
}

function notFetched(url: string | undefined, path: string): PlegmaError {
  const found = url === undefined ? 'The input names no place' : `The input is at ${url}`;
  return new PlegmaError('INPUT_PLACE', `${found}; the id of a stager is expected.`, { path });
}

function timesOf({ estimatedStart, estimatedEnd }: Quote): Pick<Quote, 'estimatedStart' | 'estimatedEnd'> {
  return { estimatedStart, estimatedEnd };
}

function digestOf(content: object): string {
  return contentDigest('', content);
}

function sizeOf(files: readonly JobFile[]): number {
  return files.reduce((sum, { size }) => sum + (size ?? 0), 0);
}
