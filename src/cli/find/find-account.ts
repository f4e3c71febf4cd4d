import type { Provider } from '../../client/connect-provider.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { SoapFaultError } from '../../soap/client/soap-fault-error.ts';
import type { CommandContext } from '../context.ts';

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
  const remembered = (await book.provider(address))?.accountId;
  const accountId = named ?? (await stillThere(provider, remembered)) ?? (await firstOpen(provider));
  await book.rememberProvider(address, accountId);
  return accountId;
}

/** The remembered account may belong to an earlier installation at the same address, or to another certificate. */
async function stillThere(provider: Provider, accountId: string | undefined): Promise<string | undefined> {
  if (accountId === undefined) return undefined;
  try {
    return (await provider.accounts.GetAccount({ accountId })).account.accountId;
  } catch (error) {
    if (error instanceof SoapFaultError && error.kind === 'NotFound') return undefined;
    throw error;
  }
}

async function firstOpen(provider: Provider): Promise<string> {
  const { accounts } = await provider.accounts.ListAccounts({ state: 'open' });
  const [first] = accounts;
  if (first !== undefined) return first.accountId;
  throw new PlegmaError('ACCOUNT_NEEDED', `You have no open account at ${provider.address.host}.`);
}
