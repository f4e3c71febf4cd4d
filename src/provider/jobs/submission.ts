import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import type { Account } from '../accounts/account.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Application } from '../applications/application.ts';
import { type Argument, checkArguments } from '../applications/check-arguments.ts';
import { checkInputNames, checkInputType } from '../applications/check-inputs.ts';
import type { Requirements } from '../platforms/platform.ts';
import { mayUseAdvanced } from './advanced-parameters.ts';
import type { EstimatedTimes } from './cluster-views.ts';
import { holdAgainstQuote } from './hold-against-quote.ts';
import type { JobFile } from './job.ts';
import { totalSize } from './job-files.ts';
import type { Jobs } from './jobs.ts';
import { makeOffer } from './offer.ts';
import { placeRun, type RunPlace } from './place-run.ts';
import type { Quote } from './quote.ts';
import type { QuoteWish } from './request-quote.ts';
import type { Sweep } from './sweep-values.ts';
import { usableQuote } from './usable-quote.ts';

/** An input of a submission: the stager that holds it. Files at a `url` are not fetched (INPUT_PLACE). */
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

/** A submission that passed every check: all that a job is made of. */
export interface CheckedSubmission extends RunPlace, EstimatedTimes {
  readonly account: Account;
  readonly application: Application;
  readonly quote: Quote | undefined;
  readonly arguments: readonly Argument[];
  readonly inputs: readonly JobFile[];
  /** Minor units. */
  readonly ceiling: number;
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
  const { quoteId } = submission;
  const quote = quoteId === undefined ? undefined : await usableQuote(jobs, tx, identity, quoteId);
  const { accountId, applicationUri, resourceId } = namesIn(submission, quote);
  const account = await authoriseAccount(tx, jobs.accountRules, identity, accountId, 'use');
  const application = jobs.applications.get(applicationUri, 'SubmitJob/applicationUri');
  const asked = { ...quote?.requirements, ...submission.requirements };
  const wanted = { identity, account, application, resourceId, requirements: asked };
  const place = placeRun(jobs, wanted, 'SubmitJob');
  const given = checkArguments(
    application,
    submission.arguments ?? quote?.arguments ?? [],
    'SubmitJob/arguments',
    mayUseAdvanced(jobs, account),
  );
  const inputs = await checkInputs(jobs, tx, account, application, submission.inputs);
  const checked = { account, application, ...place, quote, arguments: given, inputs };
  if (quote !== undefined) {
    holdAgainstQuote(quote, checked);
    const { ceiling, estimatedStart, estimatedEnd } = quote;
    return { ...checked, ceiling, estimatedStart, estimatedEnd };
  }
  const offer = makeOffer(application, place.resource, place.requirements, totalSize(inputs));
  const times = jobs.clusters.estimateTimes(place.resource, offer.duration, jobs.now());
  return { ...checked, ceiling: offer.ceiling, ...times };
}

/** The account, application and resource that a submission names, or that its quote is for. */
function namesIn(
  submission: Submission,
  quote: Quote | undefined,
): Pick<QuoteWish, 'accountId' | 'applicationUri' | 'resourceId'> {
  const accountId = submission.accountId ?? quote?.accountId;
  const applicationUri = submission.applicationUri ?? quote?.applicationUri;
  const resourceId = submission.resourceId ?? quote?.resourceId;
  if (accountId !== undefined && applicationUri !== undefined && resourceId !== undefined)
    return { accountId, applicationUri, resourceId };
  throw new PlegmaError(
    'SUBMISSION_INCOMPLETE',
    'The submission has no quoteId; then accountId, applicationUri and resourceId are expected.',
    { path: 'SubmitJob' },
  );
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

function notFetched(url: string | undefined, path: string): PlegmaError {
  const found = url === undefined ? 'The input names no place' : `The input is at ${url}`;
  return new PlegmaError('INPUT_PLACE', `${found}; the id of a stager is expected.`, { path });
}
