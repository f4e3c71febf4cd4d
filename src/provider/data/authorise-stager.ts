import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { sameIdentity } from '../accounts/account-rules.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { stagerById, stagerUnknown } from './stager-queries.ts';

/** What somebody may want to do with a stager. Only its owner may: the identity that created it. */
export type StagerAction = 'read' | 'fill' | 'destroy';

/**
 * Finds a stager for somebody who wants to do something with it.
 *
 * @param id As received; a malformed one is unknown like any other.
 * @throws STAGER_UNKNOWN if there is none, it has expired, or the caller is not its owner: nothing tells them apart.
 *   ACCOUNT_STATE if it is to be filled and its account is not open.
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
