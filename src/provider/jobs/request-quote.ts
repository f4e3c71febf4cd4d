import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { Account } from '../accounts/account.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import { type Argument, checkArguments } from '../applications/check-arguments.ts';
import { checkInputNames } from '../applications/check-inputs.ts';
import type { Requirements } from '../platforms/platform.ts';
import type { Requester } from '../requester.ts';
import type { Jobs } from './jobs.ts';
import { checkLimits, presentLimits } from './limits.ts';
import { localUserAt } from './local-user.ts';
import { checkCurrency, givenWithin, makeOffer, neededBy } from './offer.ts';
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
 * A binding price for one job. Everything that a submission would be refused for is refused here already, save
 * credit and data.
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
  const { accountRules, applications, resources, rules, clusters } = jobs;
  const account = await authoriseAccount(tx, accountRules, requester.identity, wish.accountId, 'use');
  const application = applications.get(wish.applicationUri, 'RequestQuote/applicationUri');
  const needed = neededBy(application, wish.requirements);
  const resource = resources.choose(wish.resourceId, application, 'RequestQuote');
  localUserAt(resource, requester.identity, 'RequestQuote');
  const view = clusters.viewOf(resource);
  checkLimits(resource, view, needed, 'RequestQuote');
  const requirements = givenWithin(presentLimits(resource, view), needed);
  checkCurrency(account, resource);
  const advanced = mayUseAdvanced(jobs, account);
  const given = checkArguments(application, wish.arguments, 'RequestQuote/arguments', advanced);
  const names = wish.inputSizes.map(({ name }) => name);
  checkInputNames(application, names, 'RequestQuote/inputs');
  const inputBytes = priceableBytes(wish.inputSizes);
  const offer = makeOffer(application, resource, requirements, inputBytes);
  const now = jobs.now();
  const estimatedStart = clusters.estimateStart(resource, offer.duration, now);
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
    estimatedStart,
    estimatedEnd: estimatedStart === undefined ? undefined : estimatedStart + offer.duration,
    expiresAt: now + rules.quoteLifetime,
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

/** True where the account's tier includes advanced parameters (MG-15). */
export function mayUseAdvanced({ rules }: Jobs, account: Account): boolean {
  return rules.advancedTiers.includes(account.tier);
}
