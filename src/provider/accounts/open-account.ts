import { PlegmaError } from '../../errors/plegma-error.ts';
import { newId } from '../../store/ids.ts';
import type { StoreTransaction } from '../../store/open-store.ts';
import { once } from '../../store/remembered-requests.ts';
import { parseAmountFrom } from '../money.ts';
import type { Requester } from '../requester.ts';
import type { Account } from './account.ts';
import { existingAccount } from './account-queries.ts';
import type { AccountRules, Accounts } from './account-rules.ts';
import { grantRole } from './account-users.ts';

/** What somebody wants of a new account. */
export interface AccountWish {
  readonly title: string;
  readonly contact: string;
  /** Decimal in `currency`; by default what the provider grants unchecked. */
  readonly creditWanted?: string | undefined;
  /** ISO 4217; by default the provider's own. */
  readonly currency?: string | undefined;
}

/**
 * Opens an account for whoever signed the request, who becomes its holder. It is open at once if it wants no more credit
 * than the provider grants unchecked; otherwise it waits for an operator (GR-22, GR-60).
 *
 * @throws ACCOUNT_RULE, AMOUNT_INVALID, REQUEST_ID_REUSED
 */
export async function openAccount(
  accounts: Accounts,
  requester: Requester,
  wish: AccountWish,
): Promise<Account> {
  const { rules } = accounts;
  const currency = wish.currency ?? rules.currencies[0];
  if (!rules.currencies.includes(currency)) throw currencyNotOffered(currency, rules);
  const creditWanted = creditWantedOf(wish, currency);
  return once(accounts.store, { ...requester, operation: 'OpenAccount', content: wish }, (tx) =>
    insertAccount(tx, accounts, requester, { ...wish, currency, creditWanted }),
  );
}

function creditWantedOf({ creditWanted }: AccountWish, currency: string): number | undefined {
  if (creditWanted === undefined) return undefined;
  return parseAmountFrom(0, creditWanted, currency, 'OpenAccount/creditWanted');
}

interface CheckedWish {
  readonly title: string;
  readonly contact: string;
  readonly currency: string;
  readonly creditWanted: number | undefined;
}

async function insertAccount(
  tx: StoreTransaction,
  { rules, now }: Accounts,
  { identity }: Requester,
  wish: CheckedWish,
): Promise<Account> {
  const id = newId('acc');
  const at = now();
  const granted = creditAtOnce(rules, wish);
  await tx
    .insertInto('accounts')
    .values({
      id,
      title: wish.title,
      contact: wish.contact,
      holder_issuer: identity.issuer,
      holder_subject: identity.subject,
      state: granted === undefined ? 'pending-credit-checks' : 'open',
      currency: wish.currency,
      tier: rules.tier,
      credit_wanted: wish.creditWanted ?? granted ?? 0,
      credit_limit: granted ?? 0,
      requested_at: at,
      opened_at: granted === undefined ? null : at,
    })
    .execute();
  await grantRole(tx, id, { pattern: { kind: 'identity', identity }, role: 'budget-holder' }, at);
  return existingAccount(tx, id);
}

/** The credit limit that an account gets without checks; undefined where an operator has to decide. */
function creditAtOnce(
  { creditWithoutChecks, currencies }: AccountRules,
  wish: CheckedWish,
): number | undefined {
  if (creditWithoutChecks === undefined || wish.currency !== currencies[0]) return undefined;
  const wanted = wish.creditWanted ?? creditWithoutChecks;
  return wanted <= creditWithoutChecks ? wanted : undefined;
}

const currencyNotOffered = (currency: string, rules: AccountRules) =>
  new PlegmaError(
    'ACCOUNT_RULE',
    `Accounts in ${currency} are not offered here; use ${rules.currencies.join(' or ')}.`,
    { path: 'OpenAccount/currency' },
  );
