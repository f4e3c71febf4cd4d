import type { Identity } from '../../security/identity.ts';
import type { Id } from '../../store/ids.ts';
import type { AccountState, EntryKind, GrantedRole } from '../../store/tables/accounts.ts';

export type { AccountState, EntryKind, GrantedRole };

/** Of an account: `acc-…`. */
export type AccountId = Id<'acc'>;

/** A role on an account; the `operator` is the provider's own staff (GRIA's service-admin, GR-26). */
export type AccountRole = GrantedRole | 'operator';

/** Whom a rule matches (GR-25): one exact identity, or every subject that an issuer vouches for. */
export type UserPattern =
  | { readonly kind: 'identity'; readonly identity: Identity }
  | { readonly kind: 'issuer'; readonly issuer: Identity['issuer'] };

/** A rule that lets somebody use an account. */
export interface AccountUser {
  readonly pattern: UserPattern;
  readonly role: GrantedRole;
}

/** A customer's credit with this provider. Amounts are integer minor units of `currency`; times are ms, UTC. */
export interface Account {
  readonly id: AccountId;
  readonly title: string;
  readonly contact: string;
  readonly holder: Identity;
  readonly state: AccountState;
  readonly currency: string;
  /** Better customers get a tier that unlocks an application's advanced options (MG-15). */
  readonly tier: string;
  readonly creditWanted: number;
  readonly creditLimit: number;
  /** Sum of the entries: negative where the customer owes. */
  readonly balance: number;
  /** Set aside for jobs that have not been charged yet. */
  readonly reserved: number;
  readonly requestedAt: number;
  readonly openedAt: number | undefined;
  readonly users: readonly AccountUser[];
  readonly version: number;
}

/** One line of the ledger. */
export interface Entry {
  readonly id: Id<'ent'>;
  readonly accountId: AccountId;
  readonly number: number;
  readonly kind: EntryKind;
  /** Signed: charges and fees are negative, payments and credits positive. */
  readonly amount: number;
  readonly balance: number;
  readonly jobId: Id<'job'> | undefined;
  readonly by: Identity;
  readonly text: string;
  /** SHA-256 (hex) of the signed request that ordered it. */
  readonly evidence: string;
  readonly recordedAt: number;
}

/** What the account can still commit to: limit and balance less what running jobs may cost. */
export const availableCredit = (account: Account): number =>
  account.creditLimit + account.balance - account.reserved;
