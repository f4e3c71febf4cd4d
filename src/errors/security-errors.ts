import type { ErrorEntry } from './catalogue.ts';

/** Errors of message security and certificates (\`src/security\`). */
export const securityErrors = {
  SIGNATURE_MISSING: {
    fault: 'NotAuthenticated',
    when: 'A signed request was expected and the message has no wsse:Security header with a signature.',
    remedy: 'Sign Body and Timestamp with your X.509 certificate (WS-Security 1.0).',
  },
} as const satisfies Record<string, ErrorEntry>;
