import type { Command } from 'commander';
import type { Provider } from '../../../client/connect-provider.ts';
import { collect, listAll } from '../../../client/list-all.ts';
import { openContext } from '../../context.ts';
import { findAccount } from '../../find/find-account.ts';
import { providerOf } from '../../find/peers.ts';
import { moment } from '../../option-values.ts';
import { type Statement, statementText } from '../../views/account-view.ts';

interface StatementOptions {
  readonly from?: Date;
  readonly to?: Date;
}

/** `plegma account statement [ACCOUNT]`: what moved. */
export function addStatement(account: Command): void {
  account
    .command('statement')
    .summary('charges and payments of an account')
    .argument('[account]', 'the account (default: the one used before)')
    .option('--from <moment>', 'the first moment that counts', moment)
    .option('--to <moment>', 'the first moment that no longer counts', moment)
    .action(async (named: string | undefined, { from, to }: StatementOptions, command: Command) => {
      const context = openContext(command);
      const provider = await providerOf(context);
      const accountId = await findAccount(context, provider, named);
      const statement = await readStatement(provider, { accountId, from, to });
      context.output.result({ accountId, ...statement }, statementText(statement));
    });
}

/** The whole statement: its pages put together. */
export async function readStatement(
  { accounts }: Provider,
  request: { readonly accountId: string; readonly from?: Date | undefined; readonly to?: Date | undefined },
): Promise<Statement> {
  const pages = await collect(
    listAll(
      (cursor) => accounts.GetStatement({ ...request, cursor }),
      (page) => [page],
    ),
  );
  return {
    currency: pages[0]?.currency ?? '',
    opening: pages[0]?.opening ?? '0',
    entries: pages.flatMap(({ entries }) => entries),
    closing: pages.at(-1)?.closing ?? '0',
  };
}
