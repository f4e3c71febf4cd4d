import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { isId } from '../../store/ids.ts';
import type { StoreQueries } from '../../store/open-store.ts';
import { sameIdentity } from '../accounts/account-rules.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import { isUserOf } from '../accounts/list-accounts.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { stagerById, stagerUnknown } from './stager-queries.ts';

/** Every user of the account sees and reads its stagers; only the owner fills and destroys one. */
export type StagerAction = 'read' | 'fill' | 'destroy';

/**
 * Finds a stager for somebody who wants to do something with it.
 *
 * @param id As received. A malformed one is as unknown as any other.
 * @throws STAGER_UNKNOWN where there is none, it has been forgotten or the caller is no user of its account, told
 *   apart by nothing; STAGER_ROLE where only its owner may; ACCOUNT_STATE where a stager is to be filled on an
 *   account that is not open.
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
  if (!(await isUserOf(queries, identity, stager.accountId))) throw stagerUnknown(id);
  if (action === 'read') return stager;
  if (!sameIdentity(stager.owner, identity)) {
    throw new PlegmaError('STAGER_ROLE', `Only the owner of the stager ${id} may ${action} it.`);
  }
  if (action === 'fill') await authoriseAccount(queries, accountRules, identity, stager.accountId, 'use');
  return stager;
}
