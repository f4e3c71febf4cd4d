import { type Command, Option } from 'commander';
import { collect, listAll } from '../../../client/list-all.ts';
import type { AccountState } from '../../../contracts/generated/account-types.ts';
import { openContext } from '../../context.ts';
import { providerOf } from '../../find/peers.ts';
import { accountTable } from '../../views/account-view.ts';

interface ListOptions {
  readonly state?: AccountState;
}

const ACCOUNT_STATES: readonly AccountState[] = [
  'pending-credit-checks',
  'denied',
  'open',
  'suspended',
  'account-usage-finished',
  'closed',
];

/** `plegma account list`: the accounts that one may use; operators see all. */
export function addList(account: Command): void {
  account
    .command('list')
    .summary('list the accounts that you may use; the provider sees all')
    .addOption(new Option('--state <state>', 'only accounts in this state').choices(ACCOUNT_STATES))
    .action(async ({ state }: ListOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOf(context);
      const accounts = await collect(
        listAll(
          (cursor) => provider.accounts.ListAccounts({ state, cursor }),
          (page) => page.accounts,
        ),
      );
      const nothing = `You have no account at ${provider.address.host}. Open one: plegma account open`;
      context.output.result({ accounts }, accounts.length === 0 ? nothing : accountTable(accounts));
    });
}
