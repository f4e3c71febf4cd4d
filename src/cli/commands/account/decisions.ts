import type { Command } from 'commander';
import type { Provider } from '../../../client/connect-provider.ts';
import { newRequestId } from '../../../client/request-id.ts';
import type { Account } from '../../../contracts/generated/account-types.ts';
import type { Decimal } from '../../../soap/codec/decimal.ts';
import { openContext } from '../../context.ts';
import { providerOf } from '../../find/peers.ts';
import { amount } from '../../option-values.ts';
import { accountText } from '../../views/account-view.ts';

interface ApproveOptions {
  readonly limit: Decimal;
  readonly tier?: string;
}

interface ReasonOptions {
  readonly reason?: string;
}

interface PayOptions {
  readonly text?: string;
}

/** The account, and the request id under which a decision about it takes effect once. */
interface Decision {
  readonly requestId: string;
  readonly accountId: string;
}

type Decide = (accounts: Provider['accounts'], decision: Decision) => Promise<{ readonly account: Account }>;

/** `plegma account approve|deny|limit|pay|suspend|resume|close`: decisions about an account, each made once. */
export function addDecisions(account: Command): void {
  addCreditCheck(account);
  addMoney(account);
  addStanding(account);
}

function addCreditCheck(account: Command): void {
  decisionOn(account, 'approve', 'open an account that waits for credit checks (operators)')
    .requiredOption('--limit <amount>', 'how far its balance may fall below zero', amount)
    .option('--tier <name>', 'what the customer is granted')
    .action((id: string, { limit, tier }: ApproveOptions, command: Command) =>
      decide(command, id, (accounts, decision) =>
        accounts.ApproveAccount({ ...decision, creditLimit: limit, tier }),
      ),
    );
  decisionOn(account, 'deny', 'refuse an account that waits for credit checks (operators)')
    .option('--reason <text>', 'why')
    .action((id: string, { reason }: ReasonOptions, command: Command) =>
      decide(command, id, (accounts, decision) => accounts.DenyAccount({ ...decision, reason })),
    );
}

function addMoney(account: Command): void {
  decisionOn(account, 'limit', 'set how far the balance may fall below zero (operators)')
    .argument('<amount>', 'the credit limit', amount)
    .action((id: string, creditLimit: Decimal, _options: object, command: Command) =>
      decide(command, id, (accounts, decision) => accounts.SetCreditLimit({ ...decision, creditLimit })),
    );
  decisionOn(account, 'pay', 'record money that was received elsewhere (operators)')
    .argument('<amount>', 'what was paid', amount)
    .option('--text <text>', 'for the statement')
    .action((id: string, paid: Decimal, { text }: PayOptions, command: Command) =>
      decide(command, id, (accounts, decision) =>
        accounts.RecordPayment({ ...decision, amount: paid, text }),
      ),
    );
}

function addStanding(account: Command): void {
  decisionOn(account, 'suspend', 'stop an account from being charged (operators)')
    .option('--reason <text>', 'why')
    .action((id: string, { reason }: ReasonOptions, command: Command) =>
      decide(command, id, (accounts, decision) => accounts.SuspendAccount({ ...decision, reason })),
    );
  decisionOn(account, 'resume', 'open a suspended account again (operators)').action(
    (id: string, _options: object, command: Command) =>
      decide(command, id, (accounts, decision) => accounts.ResumeAccount(decision)),
  );
  decisionOn(account, 'close', 'end the use of an account (its holder, operators)').action(
    (id: string, _options: object, command: Command) =>
      decide(command, id, (accounts, decision) => accounts.CloseAccount(decision)),
  );
}

function decisionOn(account: Command, name: string, summary: string): Command {
  return account.command(name).summary(summary).argument('<account>', 'the account');
}

async function decide(command: Command, accountId: string, ask: Decide): Promise<void> {
  const context = openContext(command);
  const { accounts } = await providerOf(context);
  const { account } = await ask(accounts, { requestId: newRequestId(), accountId });
  context.output.result({ account }, accountText(account));
}
