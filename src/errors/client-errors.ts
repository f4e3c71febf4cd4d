import type { ErrorEntry } from './error-entry.ts';

/** Errors of the client (`src/client`). */
export const clientErrors = {
  ANSWER_NOT_TRUSTED: {
    fault: 'NotAuthenticated',
    when: 'The answer to a signed request carries no valid signature of the expected provider.',
    remedy: 'Check the trusted authorities and the address of the provider.',
  },
  ADDRESS_INVALID: {
    fault: 'InvalidRequest',
    when: 'The address of a broker or provider is no http or https URL.',
    remedy: 'Give an address such as http://localhost:8080.',
  },
  FILE_UNREADABLE: {
    fault: 'InvalidRequest',
    when: 'A file that should be sent or used does not exist, is no file or may not be read.',
    remedy: 'Check the path and the permissions of the file.',
  },
  FILE_UNWRITABLE: {
    fault: 'Unavailable',
    when: 'A file that was fetched cannot be written where it should go.',
    remedy: 'Check the folder, its permissions and the space on its disk.',
  },
  FILE_CHANGED: {
    fault: 'Conflict',
    when: 'A file became shorter while it was sent.',
    remedy: 'Send it again when nothing writes to it any more.',
  },
  DOWNLOAD_DAMAGED: {
    fault: 'Unavailable',
    when: 'What was fetched differs from what the provider vouches for, in size or digest.',
    remedy: 'Fetch it again; nothing damaged was kept.',
  },
  RESOURCE_NONE: {
    fault: 'NotFound',
    when: 'The provider has no resource that can run the application, or not the one that was asked for.',
    remedy: 'See its resources with ListResources, ask for less, or choose another provider.',
  },
  CHARGE_TOO_HIGH: {
    fault: 'LimitExceeded',
    when: 'The quote of the provider is above the most that the caller wants to pay.',
    remedy: 'Allow more, choose a cheaper resource or another provider.',
  },
  JOB_WITHOUT_RESULT: {
    fault: 'ActionUnavailable',
    when: 'The outputs of a job were asked for that has not finished, or failed.',
    remedy: 'Wait until it has finished; the log of a failed job says why.',
  },
} as const satisfies Record<string, ErrorEntry>;
