import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Jobs } from './jobs.ts';
import { findQuote, type Quote } from './quote.ts';

/**
 * A quote under which the caller may submit a job now.
 *
 * @throws QUOTE_UNKNOWN, QUOTE_USED, QUOTE_EXPIRED, ACCOUNT_STATE
 */
export async function usableQuote(
  jobs: Jobs,
  tx: StoreTransaction,
  identity: Identity,
  id: string,
): Promise<Quote> {
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

function quoteUnknown(id: string): PlegmaError {
  return new PlegmaError('QUOTE_UNKNOWN', `There is no quote ${id} that you may use.`, {
    path: 'SubmitJob/quoteId',
  });
}
