import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import { type Argument, checkArguments } from '../applications/check-arguments.ts';
import { checkInputNames } from '../applications/check-inputs.ts';
import type { Requirements } from '../platforms/platform.ts';
import type { Requester } from '../requester.ts';
import { mayUseAdvanced } from './advanced-parameters.ts';
import type { Jobs } from './jobs.ts';
import { makeOffer } from './offer.ts';
import { placeRun } from './place-run.ts';
import { type InputSize, insertQuote, type Quote } from './quote.ts';

/** What a quote is asked for. */
export interface QuoteWish {
  readonly accountId: string;
  readonly applicationUri: string;
  readonly resourceId: string;
  readonly arguments: readonly Argument[];
  readonly inputSizes: readonly InputSize[];
  readonly requirements: Requirements;
}

/**
 * A binding price for one job. Whatever a submission would be refused for is refused here already, except for lack of
 * credit and missing data.
 *
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_STATE, APPLICATION_UNKNOWN, RESOURCE_UNKNOWN, REQUIREMENT_UNFIT,
 *   CURRENCY_MISMATCH, AMOUNT_INVALID, the errors of arguments and inputs, REQUEST_ID_REUSED
 */
export async function requestQuote(jobs: Jobs, requester: Requester, wish: QuoteWish): Promise<Quote> {
  const request = { ...requester, operation: 'RequestQuote', content: wish };
  return once(jobs.store, request, (tx) => quoteFor(jobs, tx, requester, wish));
}

async function quoteFor(
  jobs: Jobs,
  tx: StoreTransaction,
  requester: Requester,
  wish: QuoteWish,
): Promise<Quote> {
  const { identity } = requester;
  const account = await authoriseAccount(tx, jobs.accountRules, identity, wish.accountId, 'use');
  const application = jobs.applications.get(wish.applicationUri, 'RequestQuote/applicationUri');
  const { resource, requirements } = placeRun(
    jobs,
    { identity, account, application, ...wish },
    'RequestQuote',
  );
  const advanced = mayUseAdvanced(jobs, account);
  const given = checkArguments(application, wish.arguments, 'RequestQuote/arguments', advanced);
  const names = wish.inputSizes.map(({ name }) => name);
  checkInputNames(application, names, 'RequestQuote/inputs');
  const offer = makeOffer(application, resource, requirements, priceableBytes(wish.inputSizes));
  const now = jobs.now();
  const quote = {
    accountId: account.id,
    applicationUri: application.uri,
    resourceId: resource.id,
    arguments: given,
    inputSizes: wish.inputSizes,
    requirements,
    prices: resource.prices,
    currency: resource.currency,
    ceiling: offer.ceiling,
    breakdown: offer.breakdown,
    ...jobs.clusters.estimateTimes(resource, offer.duration, now),
    expiresAt: now + jobs.rules.quoteLifetime,
  };
  return insertQuote(tx, requester, quote, now);
}

/** Bytes that can be priced: prices count in thousandths, which have to be exact. */
const mostBytes = Math.floor(Number.MAX_SAFE_INTEGER / 1000);

/** The size of all inputs together. @throws REQUIREMENT_UNFIT */
function priceableBytes(inputs: readonly InputSize[]): number {
  const bytes = inputs.reduce((sum, { size }) => sum + size, 0);
  if (bytes <= mostBytes) return bytes;
  throw new PlegmaError(
    'REQUIREMENT_UNFIT',
    `The inputs have ${bytes} bytes together; a job with more than ${mostBytes} has no price.`,
    { path: 'RequestQuote/inputs' },
  );
}
