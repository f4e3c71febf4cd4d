import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { newId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import type { AccountId } from '../accounts/account.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Requester } from '../requester.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { bytesOf, toStager } from './stager-queries.ts';

/** What somebody wants of a new stager. */
export interface StagerWish {
  /** As received. */
  readonly accountId: string;
  readonly name: string;
  readonly mediaType?: string | undefined;
  /** Bytes. */
  readonly size?: number | undefined;
  /** `sha256:` + hex. */
  readonly digest?: string | undefined;
}

/**
 * Makes an empty stager. An announced size is checked against the quotas at once, so that an upload is not refused
 * half-way.
 *
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_STATE, QUOTA_EXCEEDED, DISK_FULL, REQUEST_ID_REUSED
 */
export async function createStager(data: Data, requester: Requester, wish: StagerWish): Promise<Stager> {
  const size = wish.size ?? 0;
  if (size > data.rules.stagerBytes) throw stagerTooLarge(data.rules.stagerBytes, size);
  await checkDisk(data, size);
  return once(data.store, { ...requester, operation: 'CreateStager', content: wish }, async (tx) => {
    const { identity } = requester;
    const account = await authoriseAccount(tx, data.accountRules, identity, wish.accountId, 'use');
    const used = await bytesOf(tx, account.id);
    if (used + size > data.rules.accountBytes) throw accountFull(data.rules.accountBytes, used, size);
    return insertStager(tx, data, { ...wish, accountId: account.id, owner: identity, filledBy: 'client' });
  });
}

/** A stager that is to be written down. */
export interface NewStager extends Omit<StagerWish, 'accountId'> {
  readonly accountId: AccountId;
  readonly owner: Identity;
  readonly filledBy: Stager['filledBy'];
}

/** Writes the row of a new, empty stager. */
export async function insertStager(
  tx: StoreTransaction,
  { rules, now }: Pick<Data, 'rules' | 'now'>,
  stager: NewStager,
): Promise<Stager> {
  const id = newId('stg');
  const at = now();
  const row = await tx
    .insertInto('stagers')
    .values({
      id,
      account_id: stager.accountId,
      owner_issuer: stager.owner.issuer,
      owner_subject: stager.owner.subject,
      filled_by: stager.filledBy,
      name: stager.name,
      media_type: stager.mediaType ?? null,
      content_type: null,
      size: stager.size ?? null,
      digest: stager.digest ?? null,
      state: 'empty',
      created_at: at,
      termination_time: at + rules.lifetime,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toStager(row);
}

/** Checks that this many more bytes leave enough of the disk free. @throws DISK_FULL */
export async function checkDisk({ content, rules }: Data, bytes: number): Promise<void> {
  const free = await content.freeBytes();
  if (free - bytes >= rules.freeBytes) return;
  throw new PlegmaError('DISK_FULL', `There is no room for ${bytes} bytes at the moment.`, {
    retryAfter: 60,
  });
}

/** The refusal of more than one stager may hold; in bytes. */
export const stagerTooLarge = (limit: number, asked: number): PlegmaError =>
  new PlegmaError('QUOTA_EXCEEDED', `A stager holds at most ${limit} bytes; ${asked} were asked for.`, {
    path: 'size',
    limit: { name: `stager ${limit} bytes`, asked: `${asked} bytes` },
  });

/** The refusal of more than the stagers of one account may hold; in bytes. */
export const accountFull = (limit: number, used: number, asked: number): PlegmaError =>
  new PlegmaError(
    'QUOTA_EXCEEDED',
    `The stagers of an account hold at most ${limit} bytes; ${used} are used, ${asked} were asked for.`,
    { limit: { name: `account ${limit} bytes`, used: `${used} bytes`, asked: `${asked} bytes` } },
  );
