import type { Store } from './open-store.ts';

/** A process's wish to be the one that does something. */
export interface LeaseClaim {
  /** What is done. */
  readonly name: string;
  /** Names this process among all that share the database. */
  readonly holder: string;
  /** Ms from now for which it is held unless it is claimed again. */
  readonly duration: number;
  /** Tells where it is known that another holder lives no more: its lease ends with it. */
  readonly isGone: (holder: string) => Promise<boolean>;
}

/**
 * Takes a lease, or keeps one that is held already.
 *
 * @returns False while somebody else holds it.
 * @throws STORE_UNAVAILABLE
 */
export async function claimLease(store: Store, claim: LeaseClaim): Promise<boolean> {
  const { name, holder } = claim;
  const before = await store.db.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
  const isFree =
    before === undefined ||
    before.holder === holder ||
    before.expires_at <= Date.now() ||
    (await claim.isGone(before.holder));
  if (!isFree) return false;
  return store.transaction(async (tx) => {
    const now = await tx.selectFrom('leases').selectAll().where('name', '=', name).executeTakeFirst();
    // Somebody was faster.
    if (now?.holder !== before?.holder || now?.expires_at !== before?.expires_at) return false;
    const row = { name, holder, expires_at: Date.now() + claim.duration };
    await tx
      .insertInto('leases')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
    return true;
  });
}

/** Gives a lease back, so that nobody has to wait for its end. One that somebody else holds is left alone. */
export async function releaseLease(
  store: Store,
  { name, holder }: Pick<LeaseClaim, 'name' | 'holder'>,
): Promise<void> {
  await store.db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}
