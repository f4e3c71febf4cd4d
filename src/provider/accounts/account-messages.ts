import type * as message from '../../contracts/generated/account-types.ts';
import type { Identity as IdentityMessage } from '../../contracts/generated/common-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { DistinguishedName } from '../../security/identity.ts';
import { normaliseDistinguishedName } from '../../security/x509/name-text.ts';
import { type Decimal, decimal } from '../../soap/codec/decimal.ts';
import { formatAmount } from '../money.ts';
import type { Account, AccountUser, Entry, UserPattern } from './account.ts';
import type { Statement } from './statement.ts';

// Accounts between the domain and the messages of the contract: amounts become decimals, times dates.

/** An account as the contract shows it. */
export function accountMessage(account: Account): message.Account {
  const { currency } = account;
  return {
    accountId: account.id,
    title: account.title,
    holder: account.holder,
    state: account.state,
    creditLimit: amount(account.creditLimit, currency),
    balance: amount(account.balance, currency),
    reserved: amount(account.reserved, currency),
    currency,
    tier: account.tier,
    openedAt: account.openedAt === undefined ? undefined : new Date(account.openedAt),
    users: account.users.map(({ pattern, role }) => ({ rule: ruleMessage(pattern), role })),
    version: account.version,
  };
}

/** A statement as the contract shows it. */
export function statementMessage(statement: Statement): message.GetStatementResponse {
  const { currency, opening, closing, items, nextCursor } = statement;
  return {
    currency,
    opening: amount(opening, currency),
    entries: items.map((entry) => entryMessage(entry, currency)),
    closing: amount(closing, currency),
    nextCursor,
  };
}

/**
 * The user that a message means.
 *
 * @param operation Its name, for the path in a fault.
 * @throws ACCOUNT_RULE
 */
export function userFrom(operation: string, { rule, role }: Omit<message.AddUser, 'accountId'>): AccountUser {
  return { pattern: patternFrom(rule, `${operation}/rule`), role };
}

function patternFrom({ identity, issuer }: message.UserRule, path: string): UserPattern {
  if (identity !== undefined)
    return { kind: 'identity', identity: identityFrom(identity, `${path}/identity`) };
  if (issuer !== undefined) return { kind: 'issuer', issuer: nameFrom(issuer, `${path}/issuer`) };
  throw new PlegmaError('ACCOUNT_RULE', 'This provider keeps no groups; name an identity or an issuer.', {
    path: `${path}/group`,
  });
}

const identityFrom = ({ issuer, subject }: IdentityMessage, path: string) => ({
  issuer: nameFrom(issuer, `${path}/issuer`),
  subject: nameFrom(subject, `${path}/subject`),
});

/** In the normal form by which identities are compared (GR-23). */
function nameFrom(text: string, path: string): DistinguishedName {
  try {
    return normaliseDistinguishedName(text);
  } catch (cause) {
    throw new PlegmaError(
      'ACCOUNT_RULE',
      `"${text}" is no distinguished name such as CN=alice,O=Example,C=GR.`,
      {
        path,
        cause,
      },
    );
  }
}

function ruleMessage(pattern: UserPattern): message.UserRule {
  return pattern.kind === 'issuer' ? { issuer: pattern.issuer } : { identity: pattern.identity };
}

function entryMessage(entry: Entry, currency: string): message.StatementEntry {
  return {
    entryId: entry.id,
    time: new Date(entry.recordedAt),
    kind: entry.kind,
    amount: amount(entry.amount, currency),
    jobId: entry.jobId,
    by: entry.by,
    text: entry.text,
    evidence: entry.evidence,
  };
}

const amount = (minorUnits: number, currency: string): Decimal => decimal(formatAmount(minorUnits, currency));
