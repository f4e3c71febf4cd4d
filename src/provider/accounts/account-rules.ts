import type { Identity } from '../../security/identity.ts';
import type { Store } from '../../store/open-store.ts';

/** How this provider keeps accounts: configuration. */
export interface AccountRules {
  /** The provider's own staff: they decide on accounts and see all of them (GRIA's service-admin). */
  readonly operators: readonly Identity[];
  /** The currencies in which accounts may be held (ISO 4217); the first is the provider's own. */
  readonly currencies: readonly [string, ...string[]];
  /**
   * Credit that a newcomer gets without checks, in minor units of the provider's own currency: an account that wants no
   * more is open at once. Absent: every account waits for an operator (GRIA's default, GR-22).
   */
  readonly creditWithoutChecks?: number;
  /** The tier of a new account. */
  readonly tier: string;
}

/** What the operations on accounts work with. */
export interface Accounts {
  readonly store: Store;
  readonly rules: AccountRules;
  /** Ms, UTC. */
  readonly now: () => number;
}

/** Whether two identities are the same: both names are (GR-23). */
export const sameIdentity = (a: Identity, b: Identity): boolean =>
  a.issuer === b.issuer && a.subject === b.subject;

/** Whether an identity is one of the provider's own staff. */
export const isOperator = (rules: AccountRules, identity: Identity): boolean =>
  rules.operators.some((operator) => sameIdentity(operator, identity));
