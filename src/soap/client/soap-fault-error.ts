import type { DeclaredDetail } from '../declared-fault.ts';
import type { ReceivedFault } from '../read-fault.ts';

/**
 * The fault that a server answered with. Where the server is a Plegma, its members are those of the error there;
 * from other servers there is the reason and the SOAP fault code.
 *
 * @example
 * try {
 *   await jobs.SubmitJob(request);
 * } catch (error) {
 *   if (error instanceof SoapFaultError && error.code === 'QUOTE_EXPIRED') await quoteAgain();
 *   else throw error;
 * }
 */
export class SoapFaultError extends Error {
  /** The stable code of the error at a Plegma server; the SOAP fault code, dots included, from others. */
  readonly code: string;
  /** Name of the fault in the contracts (`InvalidRequest`, …); absent from others. */
  readonly kind: string | undefined;
  readonly faultcode: string;
  readonly remedy: string | undefined;
  /** The member of the request that is wrong. */
  readonly path: string | undefined;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter: number | undefined;
  /** Names the entry in the server's log, for errors of its own. */
  readonly reference: string | undefined;
  /** False if the fault is not signed, as Axis never does (IN-24): show it as unverified. */
  readonly verified: boolean;
  readonly details: ReceivedFault['details'];
  /** The first detail that the WSDL declares for the operation, read as its type. */
  readonly declared: DeclaredDetail | undefined;
  readonly #fault: ReceivedFault;

  constructor(fault: ReceivedFault, verified: boolean, declared?: DeclaredDetail) {
    const { told } = fault;
    super(told?.message || fault.reason || 'The server answered with a fault that gives no reason.');
    this.name = 'SoapFaultError';
    this.code = told?.code || fault.faultcode;
    this.kind = told?.kind;
    this.faultcode = fault.faultcode;
    this.remedy = told?.remedy;
    this.path = told?.path;
    this.retryable = told?.retryable ?? false;
    this.retryAfter = told?.retryAfter;
    this.reference = told?.reference;
    this.verified = verified;
    this.details = fault.details;
    this.declared = declared;
    this.#fault = fault;
  }

  /** The same with a detail that was read. */
  withDeclared(declared: DeclaredDetail): SoapFaultError {
    return new SoapFaultError(this.#fault, this.verified, declared);
  }
}
