// Generated from wsdl/account.wsdl by `npm run generate`. Change that file, not this one.
import type {
  Amount,
  Currency,
  Cursor,
  DistinguishedName,
  Identifier,
  Identity,
  Name,
  PageLimit,
  RequestId,
  Text,
  Version,
} from './common-types.ts';

/** Where an account is in its life. */
export type AccountState =
  | 'pending-credit-checks'
  | 'denied'
  | 'open'
  | 'suspended'
  | 'account-usage-finished'
  | 'closed';

/** What a user may do with an account. */
export type AccountRole =
  | 'user'
  | 'budget-holder';

/** Whom a rule means: exactly one of the three. */
export interface UserRule {
  /** One identity. */
  readonly identity?: Identity | undefined;
  /** Everybody whose certificate this authority issued. */
  readonly issuer?: DistinguishedName | undefined;
  /** The members of a group that the provider knows. */
  readonly group?: Name | undefined;
}

/** A rule that lets somebody use an account. */
export interface AccountUser {
  readonly rule: UserRule;
  readonly role: AccountRole;
}

/** A trade account: a customer's credit with this provider. */
export interface Account {
  readonly accountId: Identifier;
  readonly title: Name;
  /** Who opened it and answers for all its use. */
  readonly holder: Identity;
  readonly state: AccountState;
  /** How far the balance may fall below zero. */
  readonly creditLimit: Amount;
  /** Payments and credits less charges and fees. */
  readonly balance: Amount;
  /** Held back for quotes and jobs that have not been charged yet. */
  readonly reserved: Amount;
  /** Of all its amounts. */
  readonly currency: Currency;
  /** What the provider grants this customer, for example advanced options. */
  readonly tier: Name;
  /** When it was approved. */
  readonly openedAt?: Date | undefined;
  readonly users: readonly AccountUser[];
  readonly version: Version;
}

/** What an entry of a statement is. */
export type EntryKind =
  | 'charge'
  | 'payment'
  | 'fee'
  | 'credit';

/** One movement of an account. */
export interface StatementEntry {
  readonly entryId: Identifier;
  readonly time: Date;
  readonly kind: EntryKind;
  /** Positive where it raises the balance, negative where it lowers it. */
  readonly amount: Amount;
  /** The job that was charged for. */
  readonly jobId?: Identifier | undefined;
  /** Who ordered it. */
  readonly by: Identity;
  readonly text: Text;
  /** SHA-256 (hexadecimal) of the signed request that ordered it. */
  readonly evidence?: string | undefined;
}

/**
 * Asks for an account for the signing identity. It is open at once where the provider's rule says so,
 * otherwise it waits for credit checks.
 */
export interface OpenAccount {
  readonly requestId?: RequestId | undefined;
  readonly title: Name;
  /** Where the provider reaches the holder, for example an e-mail address. */
  readonly contact: Name;
  readonly creditWanted?: Amount | undefined;
  /** The provider's own where it is left out. */
  readonly currency?: Currency | undefined;
}

/** Answer of OpenAccount. */
export interface OpenAccountResponse {
  readonly account: Account;
}

/** One account of the caller's; an operator sees all. */
export interface GetAccount {
  readonly accountId: Identifier;
}

/** Answer of GetAccount. */
export interface GetAccountResponse {
  readonly account: Account;
}

/** The accounts that the caller may use; an operator sees all. */
export interface ListAccounts {
  readonly state?: AccountState | undefined;
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of ListAccounts. */
export interface ListAccountsResponse {
  readonly accounts: readonly Account[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/** The movements of an account in a span of time, for its budget holders and operators. */
export interface GetStatement {
  readonly accountId: Identifier;
  /** The first moment that counts; from the beginning where it is left out. */
  readonly from?: Date | undefined;
  /** The first moment that no longer counts; until now where it is left out. */
  readonly to?: Date | undefined;
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of GetStatement. */
export interface GetStatementResponse {
  readonly currency: Currency;
  /** The balance before the first entry of this answer. */
  readonly opening: Amount;
  readonly entries: readonly StatementEntry[];
  /** The balance after the last entry of this answer. */
  readonly closing: Amount;
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/** Lets somebody use the account. For its budget holders. */
export interface AddUser {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly rule: UserRule;
  readonly role: AccountRole;
}

/** Answer of AddUser. */
export interface AddUserResponse {
  readonly account: Account;
}

/** Takes a rule back that AddUser gave. The holder always stays. For the account's budget holders. */
export interface RemoveUser {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly rule: UserRule;
  readonly role: AccountRole;
}

/** Answer of RemoveUser. */
export interface RemoveUserResponse {
  readonly account: Account;
}

/** Opens an account that waits for credit checks. For operators. */
export interface ApproveAccount {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly creditLimit: Amount;
  readonly tier?: Name | undefined;
}

/** Answer of ApproveAccount. */
export interface ApproveAccountResponse {
  readonly account: Account;
}

/** Refuses an account that waits for credit checks. For operators. */
export interface DenyAccount {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly reason?: Text | undefined;
}

/** Answer of DenyAccount. */
export interface DenyAccountResponse {
  readonly account: Account;
}

/** Stops an open account from being charged. For operators. */
export interface SuspendAccount {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly reason?: Text | undefined;
}

/** Answer of SuspendAccount. */
export interface SuspendAccountResponse {
  readonly account: Account;
}

/** Opens a suspended account again. For operators. */
export interface ResumeAccount {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
}

/** Answer of ResumeAccount. */
export interface ResumeAccountResponse {
  readonly account: Account;
}

/** Sets how far the balance may fall below zero. For operators. */
export interface SetCreditLimit {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  readonly creditLimit: Amount;
}

/** Answer of SetCreditLimit. */
export interface SetCreditLimitResponse {
  readonly account: Account;
}

/** Records money that was received elsewhere. For operators. */
export interface RecordPayment {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
  /** More than zero, in the account's currency. */
  readonly amount: Amount;
  readonly text?: Text | undefined;
}

/** Answer of RecordPayment. */
export interface RecordPaymentResponse {
  readonly account: Account;
}

/** Ends the account's use; it is closed when the last job has been charged. For its holder and operators. */
export interface CloseAccount {
  readonly requestId?: RequestId | undefined;
  readonly accountId: Identifier;
}

/** Answer of CloseAccount. */
export interface CloseAccountResponse {
  readonly account: Account;
}

/** Operations of AccountService, with the types of their messages. */
export type AccountOperations = {
  /**
   * Asks for an account for the signing identity. It is open at once where the provider's rule says so,
   * otherwise it waits for credit checks.
   */
  readonly OpenAccount: { readonly input: OpenAccount; readonly output: OpenAccountResponse };
  /** One account of the caller's; an operator sees all. */
  readonly GetAccount: { readonly input: GetAccount; readonly output: GetAccountResponse };
  /** The accounts that the caller may use; an operator sees all. */
  readonly ListAccounts: { readonly input: ListAccounts; readonly output: ListAccountsResponse };
  /** The movements of an account in a span of time, for its budget holders and operators. */
  readonly GetStatement: { readonly input: GetStatement; readonly output: GetStatementResponse };
  /** Lets somebody use the account. For its budget holders. */
  readonly AddUser: { readonly input: AddUser; readonly output: AddUserResponse };
  /** Takes a rule back that AddUser gave. The holder always stays. For the account's budget holders. */
  readonly RemoveUser: { readonly input: RemoveUser; readonly output: RemoveUserResponse };
  /** Opens an account that waits for credit checks. For operators. */
  readonly ApproveAccount: { readonly input: ApproveAccount; readonly output: ApproveAccountResponse };
  /** Refuses an account that waits for credit checks. For operators. */
  readonly DenyAccount: { readonly input: DenyAccount; readonly output: DenyAccountResponse };
  /** Stops an open account from being charged. For operators. */
  readonly SuspendAccount: { readonly input: SuspendAccount; readonly output: SuspendAccountResponse };
  /** Opens a suspended account again. For operators. */
  readonly ResumeAccount: { readonly input: ResumeAccount; readonly output: ResumeAccountResponse };
  /** Sets how far the balance may fall below zero. For operators. */
  readonly SetCreditLimit: { readonly input: SetCreditLimit; readonly output: SetCreditLimitResponse };
  /** Records money that was received elsewhere. For operators. */
  readonly RecordPayment: { readonly input: RecordPayment; readonly output: RecordPaymentResponse };
  /**
   * Ends the account's use; it is closed when the last job has been charged. For its holder and operators.
   */
  readonly CloseAccount: { readonly input: CloseAccount; readonly output: CloseAccountResponse };
};
