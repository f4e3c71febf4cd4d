import type { Generated } from 'kysely';
import type { DistinguishedName } from '../../security/identity.ts';
import type { Id } from '../ids.ts';

/** The life of a trade account (GR-60, state table of GRIA's trade accounts). */
export type AccountState =
  | 'pending-credit-checks'
  | 'denied'
  | 'open'
  | 'suspended'
  | 'account-usage-finished'
  | 'closed';

/** What an account's own rules make somebody: a `budget-holder` manages it, a `user` may charge to it (GR-60). */
export type GrantedRole = 'budget-holder' | 'user';

/** What an entry of the ledger is: charges and fees lower the balance, payments and credits raise it. */
export type EntryKind = 'charge' | 'payment' | 'fee' | 'credit';

/** Trade accounts (GR-60). Amounts are integer minor units of the account's currency; times are ms, UTC. */
export interface AccountsTable {
  readonly id: Id<'acc'>;
  readonly title: string;
  readonly contact: string;
  /** Who opened the account and answers for all its use. */
  readonly holder_issuer: DistinguishedName;
  readonly holder_subject: DistinguishedName;
  readonly state: AccountState;
  readonly currency: string;
  readonly tier: string;
  readonly credit_wanted: number;
  readonly credit_limit: number;
  /** Sum of the account's entries: negative where the customer owes. */
  readonly balance: Generated<number>;
  /** Sum of the account's reservations. */
  readonly reserved: Generated<number>;
  /** Entries so far; the last one has this number. */
  readonly entry_count: Generated<number>;
  readonly requested_at: number;
  /** When it was approved. */
  readonly opened_at: number | null;
  readonly version: Generated<number>;
}

/** Who may use an account: one exact identity, or every subject of an issuer (GR-25). */
export interface AccountUsersTable {
  readonly account_id: Id<'acc'>;
  readonly kind: 'identity' | 'issuer';
  readonly issuer: DistinguishedName;
  /** Empty for an issuer rule. */
  readonly subject: DistinguishedName | '';
  readonly role: GrantedRole;
  readonly added_at: number;
}

/** What was decided about an account, by whom, and which signed request said so. Rows are added, never changed. */
export interface AccountChangesTable {
  readonly account_id: Id<'acc'>;
  /** The account's version after the change. */
  readonly version: number;
  /** Name of the operation. */
  readonly operation: string;
  readonly by_issuer: DistinguishedName;
  readonly by_subject: DistinguishedName;
  /** The reason, where one was given. */
  readonly text: string;
  /** SHA-256 (hex) of the signed request. */
  readonly evidence: string;
  readonly changed_at: number;
}

/** The ledger of each account (GR-60): rows are added, never changed. */
export interface AccountEntriesTable {
  readonly id: Id<'ent'>;
  readonly account_id: Id<'acc'>;
  /** 1, 2, 3, … within the account, without gaps. */
  readonly number: number;
  readonly kind: EntryKind;
  /** Signed: charges and fees are negative, payments and credits positive. */
  readonly amount: number;
  /** The account's balance after this entry. */
  readonly balance: number;
  /** At most one charge a job: the key that makes charging exactly-once. */
  readonly job_id: Id<'job'> | null;
  readonly by_issuer: DistinguishedName;
  readonly by_subject: DistinguishedName;
  readonly text: string;
  /** SHA-256 (hex) of the signed request that ordered it. */
  readonly evidence: string;
  readonly recorded_at: number;
}

/** What quotes and jobs may still cost: set aside when one is accepted, released when it is charged or ends. */
export interface AccountReservationsTable {
  readonly for_id: Id<'job' | 'quo'>;
  readonly account_id: Id<'acc'>;
  readonly amount: number;
  readonly reserved_at: number;
}
