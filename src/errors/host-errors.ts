import type { ErrorEntry } from './error-entry.ts';

/** Errors of configuration and the host process (`src/server`, `src/cli`). */
export const hostErrors = {
  CONFIG_INVALID: {
    fault: 'InternalError',
    when: 'The configuration has an unknown key or a value that is not allowed.',
    remedy:
      'Correct the named file, variable or member of plegma.toml; docs/reference/configuration.md lists them all.',
  },
  PORT_UNAVAILABLE: {
    fault: 'InternalError',
    when: 'The port to listen on is taken, or may not be used.',
    remedy: 'Choose another port (broker.port, provider.port, or --port), or stop the program that has it.',
  },
  HTTP_MALFORMED: {
    fault: 'InvalidRequest',
    status: 400,
    when: 'The bytes of a connection are no HTTP request, go on behind one that was the last, or have two Host, Content-Type or SOAPAction headers.',
    remedy: 'Send HTTP/1.1 or 1.0, with a Content-Length that is the length of the body.',
  },
  HTTP_HEADERS_TOO_LARGE: {
    fault: 'LimitExceeded',
    status: 431,
    when: 'The headers of an HTTP request are larger than 16 KiB.',
    remedy: 'Send fewer or shorter headers.',
  },
} as const satisfies Record<string, ErrorEntry>;
