/** The faults of the contracts; every error of ours reaches a peer as one of them. */
export type FaultKind =
  | 'InvalidRequest'
  | 'NotAuthenticated'
  | 'NotAuthorised'
  | 'ActionUnavailable'
  | 'NotFound'
  | 'Conflict'
  | 'LimitExceeded'
  | 'Unavailable'
  | 'InternalError';

/** One row of the catalogue. `docs/reference/errors.md` is generated from these rows. */
export interface ErrorEntry {
  readonly fault: FaultKind;
  /** HTTP status where it is not that of a SOAP fault (500): refusals before a message was read. */
  readonly status?: number;
  /** When it happens, for the reference. */
  readonly when: string;
  /** What to do about it; sent with the fault. */
  readonly remedy: string;
}
