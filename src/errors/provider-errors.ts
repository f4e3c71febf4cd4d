import type { ErrorEntry } from './error-entry.ts';

/** Errors of the provider: accounts, data, quotes, jobs (`src/provider`). */
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
  STAGER_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such stager, or the caller is not a user of its account.',
    remedy: 'Check the stager id; a stager is forgotten after its termination time.',
  },
  STAGER_STATE: {
    fault: 'ActionUnavailable',
    when: 'The caller may do this, but not in the present state of the stager.',
    remedy:
      'See the state with GetStager: only a complete stager can be read, only an incomplete one written.',
  },
  STAGER_OFFSET: {
    fault: 'Conflict',
    when: 'A piece does not follow what the stager has received, or differs from what is there.',
    remedy: 'Go on from the offset that the message names, or make a new stager for other content.',
  },
  STAGER_SIZE: {
    fault: 'InvalidRequest',
    when: 'More content came than the size that was announced for the stager.',
    remedy: 'Make a new stager with the right size, or with none.',
  },
  CONTENT_DAMAGED: {
    fault: 'InvalidRequest',
    when: 'The content is not what was announced: its size or SHA-256 digest differs.',
    remedy: 'Send the piece again or, where the stager is damaged, the whole file from offset 0.',
  },
  READ_RANGE: {
    fault: 'InvalidRequest',
    when: 'Content was asked for from behind its end.',
    remedy: 'Read from an offset up to the size of the stager.',
  },
  QUOTA_EXCEEDED: {
    fault: 'LimitExceeded',
    when: 'A stager or all stagers of an account together would hold more than the provider allows.',
    remedy: 'Destroy stagers that are no longer needed, or send less.',
  },
  DISK_FULL: {
    fault: 'Unavailable',
    when: 'The provider has not enough free disk space for this.',
    remedy: 'Try again later; the operator frees space.',
  },
  APPLICATION_INVALID: {
    fault: 'InternalError',
    when: 'An application directory cannot be used: its metadata breaks a rule or its wrapper is missing.',
    remedy: 'The provider corrects the named file and starts again.',
  },
  APPLICATION_UNKNOWN: {
    fault: 'NotFound',
    when: 'This provider has no application of that URI.',
    remedy: 'See the applications with ListApplications.',
  },
  ARGUMENT_UNKNOWN: {
    fault: 'InvalidRequest',
    when: 'An argument names no parameter of the application.',
    remedy: 'See the parameters with DescribeApplication.',
  },
  ARGUMENT_MISSING: {
    fault: 'InvalidRequest',
    when: 'A required parameter without default has no argument.',
    remedy: 'Give the argument that the message names.',
  },
  ARGUMENT_INVALID: {
    fault: 'InvalidRequest',
    when: 'An argument is of the wrong type, out of range or none of the choices.',
    remedy: 'Give a value as the message describes it.',
  },
  ARGUMENT_ADVANCED: {
    fault: 'NotAuthorised',
    when: 'An argument is for an advanced parameter, which the tier of the account does not include.',
    remedy: 'Leave the argument out, or ask the provider for another tier.',
  },
  INPUT_UNKNOWN: {
    fault: 'InvalidRequest',
    when: 'An input names no input of the application, or one that takes a single file is given twice.',
    remedy: 'See the inputs with DescribeApplication.',
  },
  INPUT_MISSING: {
    fault: 'InvalidRequest',
    when: 'A required input has no file.',
    remedy: 'Upload a file to a stager and name it in inputs.',
  },
  INPUT_INCOMPLETE: {
    fault: 'ActionUnavailable',
    when: 'The stager of an input is not complete.',
    remedy: 'Finish the upload, then submit again.',
  },
  INPUT_TYPE: {
    fault: 'InvalidRequest',
    when: 'The file of an input is of a media type that the application does not take.',
    remedy: 'Send a file of one of the types that the message lists.',
  },
  INPUT_PLACE: {
    fault: 'InvalidRequest',
    when: 'An input is at a URL of a kind that this provider does not fetch from.',
    remedy: 'Upload the file to a stager and give its id.',
  },
  RESOURCE_UNKNOWN: {
    fault: 'NotFound',
    when: 'This provider has no resource of that id that can run the application.',
    remedy: 'See the resources with ListResources.',
  },
  REQUIREMENT_UNFIT: {
    fault: 'InvalidRequest',
    when: 'A job asks for more than the resource gives to one job, or for something that is no amount.',
    remedy: 'Ask for what the message allows, or choose another resource.',
  },
  LOCAL_USER_NONE: {
    fault: 'NotAuthorised',
    when: 'The resource runs each job as a local user of the provider, and none is set for the caller.',
    remedy: 'Ask the provider for a local user, or choose another resource.',
  },
  WORKSPACE_UNUSABLE: {
    fault: 'Unavailable',
    when: 'The directory of a job, or the one above all of them, cannot be made, written or shared with a local user.',
    remedy: 'The operator runs `plegma doctor`, which says what is wrong with it.',
  },
  CURRENCY_MISMATCH: {
    fault: 'ActionUnavailable',
    when: 'The account is kept in another currency than the prices of the resource.',
    remedy: 'Use an account in the currency of the resource.',
  },
  QUOTE_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such quote, or it was made for another account.',
    remedy: 'Request a quote.',
  },
  QUOTE_EXPIRED: {
    fault: 'ActionUnavailable',
    when: 'The quote is no longer valid.',
    remedy: 'Request a new quote.',
  },
  QUOTE_USED: {
    fault: 'ActionUnavailable',
    when: 'A job was submitted by this quote already.',
    remedy: 'Request a new quote for another job.',
  },
  QUOTE_MISMATCH: {
    fault: 'Conflict',
    when: 'The submission differs from what the quote was made for.',
    remedy: 'Submit what was quoted, or request a new quote.',
  },
  SUBMISSION_INCOMPLETE: {
    fault: 'InvalidRequest',
    when: 'A submission names neither a quote nor account, application and resource.',
    remedy: 'Give quoteId, or accountId, applicationUri and resourceId.',
  },
  SWEEP_INVALID: {
    fault: 'InvalidRequest',
    when: 'The values of a sweep are none, too many or never come to an end, or the sweep meets a quote or an argument.',
    remedy: 'Correct the named member; the message says what is expected.',
  },
  SWEEP_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such sweep, or none of its jobs is the caller’s.',
    remedy: 'See your jobs with ListJobs: each tells the sweep that it belongs to.',
  },
  JOB_UNKNOWN: {
    fault: 'NotFound',
    when: 'There is no such job, or the caller is not a user of its account.',
    remedy: 'See your jobs with ListJobs.',
  },
  JOB_STATE: {
    fault: 'ActionUnavailable',
    when: 'The job is in a state in which this cannot be done.',
    remedy: 'See the state of the job with GetJob.',
  },
} as const satisfies Record<string, ErrorEntry>;
