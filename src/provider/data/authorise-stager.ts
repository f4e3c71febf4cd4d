import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { sameIdentity } from '../accounts/account-rules.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { stagerById, stagerUnknown } from './stager-queries.ts';

/** A stager is its owner's alone: it is read, filled and destroyed by the identity that created it. */
export type StagerAction = 'read' | 'fill' | 'destroy';

/**
 * Finds a stager for somebody who wants to do something with it.
 *
 * @param id As received. A malformed one is as unknown as any other.
 * @throws STAGER_UNKNOWN where there is none, it has been forgotten or the caller is not its owner, told apart by
 *   nothing; ACCOUNT_STATE where a stager is to be filled on an account that is not open.
 */
export async function authoriseStager(
  { accountRules, now }: Data,
  queries: StoreQueries,
  identity: Identity,
  id: string,
  action: StagerAction,
): Promise<Stager> {
  const stager = isId('stg', id) ? await stagerById(queries, id) : undefined;
  if (stager === undefined || stager.terminationTime <= now()) throw stagerUnknown(id);
  if (!sameIdentity(stager.owner, identity)) throw stagerUnknown(id);
  if (action === 'fill') await authoriseAccount(queries, accountRules, identity, stager.accountId, 'use');
  return stager;
}
