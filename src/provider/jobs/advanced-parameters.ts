import type { Account } from '../accounts/account.ts';
import type { Jobs } from './jobs.ts';

/** True where the account's tier includes advanced parameters (MG-15). */
export function mayUseAdvanced({ rules }: Pick<Jobs, 'rules'>, account: Account): boolean {
  return rules.advancedTiers.includes(account.tier);
}
