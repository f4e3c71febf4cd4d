import { hostname, userInfo } from 'node:os';
import type { Command } from 'commander';
import { newRequestId } from '../../../client/request-id.ts';
import type { Account } from '../../../contracts/generated/account-types.ts';
import type { Decimal } from '../../../soap/codec/decimal.ts';
import { openContext } from '../../context.ts';
import { providerOf } from '../../find/peers.ts';
import { amount } from '../../option-values.ts';
import { accountText } from '../../views/account-view.ts';

interface OpenOptions {
  readonly title?: string;
  readonly contact?: string;
  readonly credit?: Decimal;
  readonly currency?: string;
}

/** `plegma account open`: become a customer. */
export function addOpen(account: Command): void {
  account
    .command('open')
    .summary('ask a provider for an account')
    .option('--title <text>', 'name of the account (default: your user name)')
    .option('--contact <text>', 'where the provider reaches you (default: your user name at this machine)')
    .option('--credit <amount>', 'credit that you would like', amount)
    .option('--currency <code>', "currency of the account (default: the provider's)")
    .action(async ({ title, contact, credit, currency }: OpenOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOf(context);
      const { username } = userInfo();
      const request = {
        requestId: newRequestId(),
        title: title ?? username,
        contact: contact ?? `${username}@${hostname()}`,
        creditWanted: credit,
        currency,
      };
      const { account: opened } = await provider.accounts.OpenAccount(request);
      await context.book.rememberProvider(provider.address.href, opened.accountId);
      context.output.result({ account: opened }, `${accountText(opened)}${waitingText(opened)}`);
    });
}

function waitingText({ state }: Account): string {
  return state === 'open' ? '' : '\n\nIt can be used when the provider has approved it.';
}
