import type { ErrorEntry } from './catalogue.ts';

/** Errors of the provider: accounts, data, quotes, jobs (\`src/provider\`). */
export const providerErrors = {
  ACCOUNT_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such account, or the caller is not one of its users.',
    remedy: 'Check the account id, or open an account with OpenAccount.',
  },
} as const satisfies Record<string, ErrorEntry>;
