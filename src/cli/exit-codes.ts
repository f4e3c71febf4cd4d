import type { FaultKind } from '../errors/catalogue.ts';

/** Exit codes of the `plegma` command; docs/reference/command-line.md lists them. */
export const exitCodes = {
  success: 0,
  /** Something of ours or of the other side broke. */
  failure: 1,
  /** The words of the command are wrong. */
  usage: 2,
  /** The request was refused as wrong: its fault names the member. */
  invalid: 3,
  /** Not signed right, or not allowed. */
  forbidden: 4,
  /** No such thing, or not yours to see. */
  notFound: 5,
  /** Not in its present state, or in conflict with an earlier request. */
  conflict: 6,
  /** Credit, quota, size or rate. */
  limit: 7,
  /** The other side, its batch system or its disk does not answer: try again. */
  unavailable: 8,
  /** The job was followed to its end, and it failed or was cancelled. */
  jobFailed: 9,
  /** Stopped by Ctrl-C, as shells count it. */
  interrupted: 130,
} as const;

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

/** The exit code that tells a fault to a shell script; a peer that is no Plegma may name others. */
export function exitCodeOf(fault: string | undefined): number {
  return byName.get(fault ?? '') ?? exitCodes.failure;
}
