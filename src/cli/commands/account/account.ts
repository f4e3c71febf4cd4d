import type { Command } from 'commander';
import { addDecisions } from './decisions.ts';
import { addList } from './list.ts';
import { addOpen } from './open.ts';
import { addShow } from './show.ts';
import { addStatement } from './statement.ts';

/** `plegma account …`: accounts at a provider. */
export function addAccount(program: Command): void {
  const account = program
    .command('account')
    .summary('open, show and, for the provider, run accounts')
    .description('Accounts at a provider: the one named with --provider, else the one used last.');
  addOpen(account);
  addList(account);
  addShow(account);
  addStatement(account);
  addDecisions(account);
}
