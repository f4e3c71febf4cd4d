import { accountContract } from '../../contracts/generated/account-contract.ts';
import type { AccountOperations } from '../../contracts/generated/account-types.ts';
import type { CallContext, Service } from '../../soap/server/operation.ts';
import { type Requester, requesterOf } from '../requester.ts';
import type { Account } from './account.ts';
import {
  addUser,
  approveAccount,
  closeAccount,
  denyAccount,
  recordPayment,
  removeUser,
  resumeAccount,
  setCreditLimit,
  suspendAccount,
} from './account-decisions.ts';
import { accountMessage, statementMessage, userFrom } from './account-messages.ts';
import type { Accounts } from './account-rules.ts';
import { authoriseAccount } from './authorise-account.ts';
import { listAccounts } from './list-accounts.ts';
import { openAccount } from './open-account.ts';
import { statement } from './statement.ts';

/** Trade accounts as the SOAP service AccountService: message in, domain call, message out. */
export function accountService(accounts: Accounts): Service<AccountOperations> {
  const { store, rules } = accounts;
  return {
    contract: accountContract,
    open: new Set(),
    operations: {
      OpenAccount: answerWithAccount((by, wish) => openAccount(accounts, by, wish)),
      GetAccount: async ({ accountId }, context) => {
        const { identity } = requesterOf(context);
        return {
          account: accountMessage(await authoriseAccount(store.db, rules, identity, accountId, 'see')),
        };
      },
      ListAccounts: async (request, context) => {
        const { items, nextCursor } = await listAccounts(accounts, requesterOf(context).identity, request);
        return { accounts: items.map(accountMessage), nextCursor };
      },
      GetStatement: async (request, context) => {
        const span = { ...request, from: request.from?.getTime(), to: request.to?.getTime() };
        return statementMessage(await statement(accounts, requesterOf(context).identity, span));
      },
      AddUser: answerWithAccount((by, { accountId, ...request }) =>
        addUser(accounts, by, { accountId, user: userFrom('AddUser', request) }),
      ),
      RemoveUser: answerWithAccount((by, { accountId, ...request }) =>
        removeUser(accounts, by, { accountId, user: userFrom('RemoveUser', request) }),
      ),
      ApproveAccount: answerWithAccount((by, order) => approveAccount(accounts, by, order)),
      DenyAccount: answerWithAccount((by, order) => denyAccount(accounts, by, order)),
      SuspendAccount: answerWithAccount((by, order) => suspendAccount(accounts, by, order)),
      ResumeAccount: answerWithAccount((by, order) => resumeAccount(accounts, by, order)),
      SetCreditLimit: answerWithAccount((by, order) => setCreditLimit(accounts, by, order)),
      RecordPayment: answerWithAccount((by, order) => recordPayment(accounts, by, order)),
      CloseAccount: answerWithAccount((by, order) => closeAccount(accounts, by, order)),
    },
  };
}

/** An operation that answers with the account as it then is. */
function answerWithAccount<Request extends { readonly requestId?: string | undefined }>(
  call: (by: Requester, request: Request) => Promise<Account>,
) {
  return async (request: Request, context: CallContext) => ({
    account: accountMessage(await call(requesterOf(context, request.requestId), request)),
  });
}
