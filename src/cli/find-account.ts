import type { Provider } from '../client/connect-provider.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import type { CommandContext } from './context.ts';

/**
 * The account that a command uses: the one named, else the one used before with this provider, else the first open
 * one that the caller may use.
 *
 * @throws ACCOUNT_NEEDED
 */
export async function findAccount(
  { book }: CommandContext,
  provider: Provider,
  named: string | undefined,
): Promise<string> {
  const address = provider.address.href;
  const accountId = named ?? (await book.provider(address))?.accountId ?? (await firstOpen(provider));
  await book.rememberProvider(address, accountId);
  return accountId;
}

async function firstOpen(provider: Provider): Promise<string> {
  const { accounts } = await provider.accounts.ListAccounts({ state: 'open' });
  const [first] = accounts;
  if (first !== undefined) return first.accountId;
  throw new PlegmaError('ACCOUNT_NEEDED', `You have no open account at ${provider.address.host}.`);
}
