import type { Insertable, Selectable } from 'kysely';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { isId, newId } from '../../store/ids.ts';
import type { StoreQueries, StoreTransaction } from '../../store/open-store.ts';
import type { QuotesTable } from '../../store/tables/jobs.ts';
import type { AccountId } from '../accounts/account.ts';
import type { Argument } from '../applications/check-arguments.ts';
import type { Requirements } from '../platforms/platform.ts';
import type { Requester } from '../requester.ts';
import type { JobId, QuoteId } from './job.ts';
import type { Price, PriceItem } from './price.ts';

/** How much data is planned for an input; bytes. */
export interface InputSize {
  readonly name: string;
  readonly size: number;
}

/** A provider's binding price and time estimate for one job. Times are ms, UTC; money in minor units. */
export interface Quote {
  readonly id: QuoteId;
  readonly accountId: AccountId;
  readonly applicationUri: string;
  readonly resourceId: string;
  readonly arguments: readonly Argument[];
  readonly inputSizes: readonly InputSize[];
  readonly requirements: Requirements;
  readonly prices: readonly Price[];
  readonly currency: string;
  readonly ceiling: number;
  readonly breakdown: readonly PriceItem[];
  readonly estimatedStart: number | undefined;
  readonly estimatedEnd: number | undefined;
  readonly expiresAt: number;
  readonly jobId: JobId | undefined;
}

/** A quote that has no id yet. */
export type NewQuote = Omit<Quote, 'id' | 'jobId'>;

/** Records a new quote. @param now Ms, UTC. */
export async function insertQuote(
  tx: StoreTransaction,
  requester: Requester,
  quote: NewQuote,
  now: number,
): Promise<Quote> {
  const row = await tx
    .insertInto('quotes')
    .values(quoteRow(requester, quote, now))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toQuote(row);
}

function quoteRow({ identity, evidence }: Requester, quote: NewQuote, now: number): Insertable<QuotesTable> {
  return {
    id: newId('quo'),
    account_id: quote.accountId,
    application_uri: quote.applicationUri,
    resource_id: quote.resourceId,
    arguments_json: JSON.stringify(quote.arguments),
    input_sizes_json: JSON.stringify(quote.inputSizes),
    requirements_json: JSON.stringify(quote.requirements),
    prices_json: JSON.stringify(quote.prices),
    currency: quote.currency,
    ceiling: quote.ceiling,
    breakdown_json: JSON.stringify(quote.breakdown),
    estimated_start: quote.estimatedStart ?? null,
    estimated_end: quote.estimatedEnd ?? null,
    created_at: now,
    expires_at: quote.expiresAt,
    by_issuer: identity.issuer,
    by_subject: identity.subject,
    evidence,
    job_id: null,
  };
}

/** The quote, if it exists. Whether the caller may use it is not asked: see `usableQuote`. */
export async function findQuote(queries: StoreQueries, id: string): Promise<Quote | undefined> {
  if (!isId('quo', id)) return undefined;
  const row = await queries.selectFrom('quotes').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toQuote(row);
}

/** Binds a quote to the one job that it was used for. @throws QUOTE_USED */
export async function useQuote(tx: StoreTransaction, quote: Quote, jobId: JobId): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('quotes')
    .set({ job_id: jobId })
    .where('id', '=', quote.id)
    .where('job_id', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  throw new PlegmaError(
    'QUOTE_USED',
    `The quote ${quote.id} was used for the job ${quote.jobId ?? 'of another request'}.`,
    {
      path: 'SubmitJob/quoteId',
    },
  );
}

/** The JSON members were written by us from the same types. */
function toQuote(row: Selectable<QuotesTable>): Quote {
  return {
    id: row.id,
    accountId: row.account_id,
    applicationUri: row.application_uri,
    resourceId: row.resource_id,
    arguments: JSON.parse(row.arguments_json),
    inputSizes: JSON.parse(row.input_sizes_json),
    requirements: JSON.parse(row.requirements_json),
    prices: JSON.parse(row.prices_json),
    currency: row.currency,
    ceiling: row.ceiling,
    breakdown: JSON.parse(row.breakdown_json),
    estimatedStart: row.estimated_start ?? undefined,
    estimatedEnd: row.estimated_end ?? undefined,
    expiresAt: row.expires_at,
    jobId: row.job_id ?? undefined,
  };
}
