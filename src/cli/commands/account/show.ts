import type { Command } from 'commander';
import { openContext } from '../../context.ts';
import { findAccount } from '../../find/find-account.ts';
import { providerOf } from '../../find/peers.ts';
import { accountText } from '../../views/account-view.ts';

/** `plegma account show [ACCOUNT]`: state, balance, limit. */
export function addShow(account: Command): void {
  account
    .command('show')
    .summary('show an account: state, balance, reserved, credit limit')
    .argument('[account]', 'the account (default: the one used before)')
    .action(async (named: string | undefined, _options: object, command: Command) => {
      const context = openContext(command);
      const provider = await providerOf(context);
      const accountId = await findAccount(context, provider, named);
      const { account: shown } = await provider.accounts.GetAccount({ accountId });
      context.output.result({ account: shown }, accountText(shown));
    });
}
