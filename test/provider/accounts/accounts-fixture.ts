import type { AccountRules, Accounts } from '../../../src/provider/accounts/account-rules.ts';
import type { Requester } from '../../../src/provider/requester.ts';
import type { Identity } from '../../../src/security/identity.ts';
import { normaliseDistinguishedName } from '../../../src/security/x509/name-text.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { type TemporaryStore, temporaryStore } from '../../store/temporary-store.ts';

export const authority = normaliseDistinguishedName('CN=Test CA,O=Example,C=GR');

export const identityOf = (commonName: string, issuer = authority): Identity => ({
  issuer,
  subject: normaliseDistinguishedName(`CN=${commonName},O=Example,C=GR`),
});

export const alice = identityOf('alice');
export const bob = identityOf('bob');
export const operator = identityOf('operator');

export const rules: AccountRules = {
  operators: [operator],
  currencies: ['EUR', 'JPY'],
  creditWithoutChecks: 10_00,
  tier: 'standard',
};

let requests = 0;

/** A request of somebody's, each with an evidence of its own. */
export function by(identity: Identity, requestId?: string): Requester {
  requests += 1;
  return { identity, evidence: requests.toString(16).padStart(64, '0'), requestId };
}

export interface TestClock {
  /** Ms; each reading moves it by one second. */
  time: number;
}

export function accountsOn(store: Store, changes: Partial<AccountRules> = {}): Accounts & TestClock {
  const accounts = {
    store,
    rules: { ...rules, ...changes },
    time: Date.UTC(2026, 0, 1),
    now: () => {
      accounts.time += 1000;
      return accounts.time;
    },
  };
  return accounts;
}

/** Accounts in a store of their own, which goes with them. */
export interface TemporaryAccounts extends Accounts, TestClock, Pick<TemporaryStore, 'reopen' | 'remove'> {}

export async function temporaryAccounts(): Promise<TemporaryAccounts> {
  const { store, reopen, remove } = await temporaryStore();
  return Object.assign(accountsOn(store), { reopen, remove });
}
