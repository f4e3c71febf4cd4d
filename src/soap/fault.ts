import { PlegmaError } from '../errors/plegma-error.ts';
import {
  type FaultContext,
  type FaultSide,
  type FaultSubcode,
  faultSide,
  faultSubcodes,
} from './fault-codes.ts';
import { writeFaultDetail } from './fault-detail.ts';

/** A fault before it is put into the form of a SOAP version. */
export interface Fault {
  readonly side: FaultSide;
  /** From the outer to the inner, most precise one; SOAP 1.1 has room for that one alone. */
  readonly subcodes: readonly FaultSubcode[];
  /** One sentence for people. */
  readonly reason: string;
  /** The canonical form of the children of `detail`. */
  readonly detail: string | undefined;
}

/**
 * Makes the fault that a peer receives for an error. What is not ours to explain (anything but a `PlegmaError`)
 * leaves only its reference: no message and no stack of an unexpected error reaches a peer.
 *
 * @param reference Names the log entry of an unexpected error.
 */
export function faultOf(error: unknown, reference: string, context?: FaultContext): Fault {
  const told = explained(error, reference);
  const side = faultSide(told);
  return {
    side,
    subcodes: faultSubcodes(told, context),
    reason: told.message,
    // SOAP 1.1 §4.4: no detail for faults about headers. Those of Body and the rest carry it.
    detail: side === 'must-understand' ? undefined : writeFaultDetail(told, reference),
  };
}

/** The error itself where it is one of ours that may be told, else one that tells only its reference. */
export function explained(error: unknown, reference: string): PlegmaError {
  if (error instanceof PlegmaError && error.fault !== 'InternalError') return error;
  return new PlegmaError('UNEXPECTED', `The request could not be served; reference ${reference}.`, {
    cause: error,
  });
}
