import type { ErrorEntry } from './error-entry.ts';

/** Errors of configuration and the host process (\`src/server\`, \`src/cli\`). */
export const hostErrors = {
  CONFIG_INVALID: {
    fault: 'InternalError',
    when: 'The configuration has an unknown key or a value that is not allowed.',
    remedy: 'Correct the named member of plegma.toml; docs/reference/configuration.md lists them all.',
  },
  PORT_UNAVAILABLE: {
    fault: 'InternalError',
    when: 'The port to listen on is taken, or may not be used.',
    remedy: 'Choose another port (broker.port, provider.port, or --port), or stop the program that has it.',
  },
} as const satisfies Record<string, ErrorEntry>;
