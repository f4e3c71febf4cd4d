import type { ErrorEntry } from './catalogue.ts';

/** Errors of the client (\`src/client\`). */
export const clientErrors = {
  ANSWER_NOT_TRUSTED: {
    fault: 'NotAuthenticated',
    when: 'The answer to a signed request carries no valid signature of the expected provider.',
    remedy: 'Check the trusted authorities and the address of the provider.',
  },
} as const satisfies Record<string, ErrorEntry>;
