import type { ErrorEntry } from './catalogue.ts';

/** Errors of the provider: accounts, data, quotes, jobs (\`src/provider\`). */
export const providerErrors = {
  ACCOUNT_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such account, or the caller is not one of its users.',
    remedy: 'Check the account id, or open an account with OpenAccount.',
  },
  ACCOUNT_ROLE: {
    fault: 'NotAuthorised',
    when: 'The caller may see the account, but its role never allows this.',
    remedy: 'Ask a budget holder of the account, or the provider.',
  },
  ACCOUNT_STATE: {
    fault: 'ActionUnavailable',
    when: 'The caller may do this, but not in the present state of the account.',
    remedy: 'See the state of the account with GetAccount; a pending one waits for the provider.',
  },
  ACCOUNT_RULE: {
    fault: 'InvalidRequest',
    when: 'An account cannot have the users, the currency or the limit that the request asks for.',
    remedy: 'Correct the named member; the message says what is allowed.',
  },
  AMOUNT_INVALID: {
    fault: 'InvalidRequest',
    when: 'An amount of money is out of range or finer than the minor unit of its currency.',
    remedy: 'Send an amount as the message describes it.',
  },
  CREDIT_EXCEEDED: {
    fault: 'LimitExceeded',
    when: 'Limit and balance of the account, less what is reserved, do not cover what was asked for.',
    remedy: 'Wait for running jobs, pay, or ask the provider for a higher credit limit.',
  },
} as const satisfies Record<string, ErrorEntry>;
