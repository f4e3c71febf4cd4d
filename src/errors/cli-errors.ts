import type { ErrorEntry } from './error-entry.ts';

/** Errors of the command line (`src/cli`). */
export const cliErrors = {
  COMMAND_INVALID: {
    fault: 'InvalidRequest',
    when: 'The words of a command do not fit together.',
    remedy: 'See the command with --help.',
  },
  CREDENTIAL_MISSING: {
    fault: 'NotAuthenticated',
    when: 'A command has to sign and finds no certificate with its key, or no authority to believe.',
    remedy:
      'Start `plegma serve` once in this directory, make certificates with `plegma pki init`, or name their place with --certs.',
  },
  PROVIDER_UNDECIDED: {
    fault: 'InvalidRequest',
    when: 'It is not clear which provider a command means.',
    remedy: 'Name it with --provider URL; `plegma services` lists the addresses.',
  },
  SERVICE_NOT_FOUND: {
    fault: 'NotFound',
    when: 'No service of the broker, or application of the provider, has this id, name or URI.',
    remedy: 'See what there is with `plegma services`.',
  },
  ACCOUNT_NEEDED: {
    fault: 'NotFound',
    when: 'A command needs an account, and there is none that is open at this provider.',
    remedy: 'Open one with `plegma account open`, or name yours with --account.',
  },
  JOB_NOT_REMEMBERED: {
    fault: 'NotFound',
    when: 'The address book does not know which provider has this job.',
    remedy: 'Name the provider with --provider URL.',
  },
  FILE_IN_THE_WAY: {
    fault: 'Conflict',
    when: 'Several files should go where there is one file.',
    remedy: 'Name a directory with -o.',
  },
  PKI_NAME: {
    fault: 'Conflict',
    when: 'A certificate of this name exists already.',
    remedy: 'Choose another name; `plegma pki show` lists those that are taken.',
  },
  PKI_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no certificate of this name.',
    remedy: 'See the certificates with `plegma pki show`.',
  },
  DEMO_FAILED: {
    fault: 'InternalError',
    when: 'A step of the demonstration came out otherwise than it should.',
    remedy: 'The sentence says which; the log of the demonstration lies in its data directory.',
  },
} as const satisfies Record<string, ErrorEntry>;
