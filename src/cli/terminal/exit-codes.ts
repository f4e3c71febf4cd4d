import type { FaultKind } from '../../errors/error-entry.ts';

/** Exit codes of the `plegma` command. */
export const exitCodes = {
  success: 0,
  failure: 1,
  usage: 2,
  invalid: 3,
  forbidden: 4,
  notFound: 5,
  conflict: 6,
  limit: 7,
  unavailable: 8,
  jobFailed: 9,
  interrupted: 130,
} as const;

/** The meaning of each for a shell script; docs/reference/command-line.md lists them. */
export const exitCodeMeanings: Readonly<Record<keyof typeof exitCodes, string>> = {
  success: 'Done.',
  failure: 'Something of ours or of the other side broke.',
  usage: 'The words of the command are wrong.',
  invalid: 'The request was refused as wrong; the sentence names the member.',
  forbidden: 'Not signed right, not believed, or not allowed.',
  notFound: 'There is no such thing, or it is not yours to see.',
  conflict: 'Not possible in the present state, or in conflict with what is there.',
  limit: 'Credit, quota, size or rate would be passed.',
  unavailable: 'The other side, its batch system or a disk does not answer: try again.',
  jobFailed: 'The job was followed to its end, and it failed or was cancelled.',
  interrupted: 'Stopped by Ctrl-C.',
};

const byFault: Readonly<Record<FaultKind, number>> = {
  InvalidRequest: exitCodes.invalid,
  NotAuthenticated: exitCodes.forbidden,
  NotAuthorised: exitCodes.forbidden,
  ActionUnavailable: exitCodes.conflict,
  NotFound: exitCodes.notFound,
  Conflict: exitCodes.conflict,
  LimitExceeded: exitCodes.limit,
  Unavailable: exitCodes.unavailable,
  InternalError: exitCodes.failure,
};

const byName: ReadonlyMap<string, number> = new Map(Object.entries(byFault));

/** The exit code of a fault; a peer that is not Plegma may send faults that we do not know. */
export function exitCodeOf(fault: string | undefined): number {
  return byName.get(fault ?? '') ?? exitCodes.failure;
}
