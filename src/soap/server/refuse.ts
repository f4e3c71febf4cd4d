import { PlegmaError } from '../../errors/plegma-error.ts';
import { clarkName } from '../../xml/names.ts';
import { addressingDetail } from '../addressing/fault-detail.ts';
import {
  type AddressingProperties,
  damagedAddressing,
  readAddressing,
} from '../addressing/read-addressing.ts';
import { type AddressingVersion, addressingDialects } from '../addressing/versions.ts';
import { answerHeaders } from '../addressing/write-addressing.ts';
import { DeclaredFault } from '../declared-fault.ts';
import { explained, type Fault, faultOf } from '../fault.ts';
import { faultSide, isAddressingError } from '../fault-codes.ts';
import { faultHeaders } from '../fault-headers.ts';
import { COMMON_NAMESPACE } from '../soap-names.ts';
import { type SoapVersion, soapDialects } from '../soap-version.ts';
import { notUnderstood, ownHeaders } from '../understood-headers.ts';
import { type MessageParts, writeEnvelope } from '../write-envelope.ts';
import { type WrittenFault, writeFault } from '../write-fault.ts';
import { wantsNoFault } from './address.ts';
import { answerContent } from './answer-content.ts';
import type { CallProgress, Endpoint } from './call.ts';
import type { MountedOperation } from './dispatch.ts';
import { statusOf } from './refusal.ts';
import { writeDeclaredFault } from './refuse-declared.ts';
import type { ServedCall } from './served-call.ts';
import { sign } from './sign.ts';
import { signsAddressing } from './signs-addressing.ts';

/** Answers a call that failed with the fault that its client can read. */
export async function refuse(
  error: unknown,
  endpoint: Endpoint,
  progress: CallProgress,
): Promise<ServedCall> {
  const { version } = progress;
  const addressing = progress.addressing ?? attemptedAddressing(progress);
  const { told, fault } = written(error, endpoint, progress, addressing);
  if (wantsNoFault(addressing))
    return { status: 202, content: undefined, outcome: 'unanswered', code: told.code, error };
  const action = addressing && faultAction(told, addressing.version, progress.operation);
  const unknown = () =>
    progress.message ? notUnderstood(progress.message.envelope, endpoint.understood) : [];
  const to = addressing?.faultTo ?? addressing?.replyTo;
  const parts: MessageParts = {
    version,
    headers: [
      ...answerHeaders(addressing, action ?? '', { to, isSigned: signsAddressing(progress) }),
      ...faultHeaders(told, version, addressing, unknown),
    ],
    ...fault,
  };
  const envelope = await signedIfPossible(parts, endpoint, progress);
  return {
    status: faultStatus(told, version),
    content: answerContent(envelope, [], 'plain', soapDialects[version]),
    outcome: 'fault',
    code: told.code,
    error: told.cause instanceof DeclaredFault ? told : error,
  };
}

/** The fault as it is sent, and the error of ours that it stands for. */
function written(
  error: unknown,
  endpoint: Endpoint,
  progress: CallProgress,
  addressing: AddressingProperties | undefined,
): { readonly told: PlegmaError; readonly fault: WrittenFault } {
  const { version, reference, operation } = progress;
  if (error instanceof DeclaredFault && operation !== undefined) {
    try {
      const fault = writeDeclaredFault(error, operation, version);
      const code = error.side === 'sender' ? 'FAULT_DECLARED' : 'FAULT_DECLARED_BY_RECEIVER';
      return { told: new PlegmaError(code, error.message, { cause: error }), fault };
    } catch (mistake) {
      return written(mistake, endpoint, progress, addressing);
    }
  }
  const told = explained(error, reference);
  const isCall = version === '1.2' && isProcedureCall(endpoint, progress);
  const fault = faultOf(error, reference, { addressing: addressing?.version, isCall });
  const detail = version === '1.2' ? addressingDetail(told, addressing) : undefined;
  return { told, fault: writeFault(detail === undefined ? fault : withDetail(fault, detail), version) };
}

function withDetail(fault: Fault, more: string): Fault {
  return { ...fault, detail: `${fault.detail ?? ''}${more}` };
}

/** A fault about our own key cannot be signed with it. */
async function signedIfPossible(
  parts: MessageParts,
  endpoint: Endpoint,
  progress: CallProgress,
): Promise<string> {
  try {
    return await sign(parts, progress, endpoint.signer);
  } catch {
    return writeEnvelope(parts);
  }
}

/** An unknown operation has no style of its own: the style of the endpoint's operations counts. */
function isProcedureCall({ dispatch }: Endpoint, { operation }: CallProgress): boolean {
  const operations = operation === undefined ? [...dispatch.values()] : [operation];
  return operations.some(({ contract }) => contract.style !== 'document-literal');
}

/**
 * A fault that the operation declares has an action of its own (Metadata §4.4.4), but in the drafts, which have one for all. So
 * has SOAP for its own faults (SOAP Binding §6).
 */
function faultAction(error: PlegmaError, version: AddressingVersion, operation?: MountedOperation): string {
  const { addressingFaultAction, faultAction } = addressingDialects[version];
  if (isAddressingError(error)) return addressingFaultAction;
  if (version !== '2005/08' || faultSide(error) === 'must-understand') return faultAction;
  return operation?.contract.actions.faults[detailElement(error)] ?? faultAction;
}

/** Clark name of the child of `detail`. */
function detailElement({ cause, fault }: PlegmaError): string {
  if (cause instanceof DeclaredFault) return cause.detail.element;
  return clarkName({ namespace: COMMON_NAMESPACE, local: fault });
}

/** The addressing of a message that was refused before it was read: the client still waits for RelatesTo. */
function attemptedAddressing({ message }: CallProgress): AddressingProperties | undefined {
  if (message === undefined) return undefined;
  const headers = ownHeaders(message.envelope);
  try {
    return readAddressing(headers);
  } catch {
    return damagedAddressing(headers);
  }
}

/**
 * The HTTP status of a fault: 500 in SOAP 1.1 (WS-I R1126), 400 for the sender's faults in SOAP 1.2 (part 2 §7.5.2).
 * Errors about the HTTP request have a status of their own.
 */
function faultStatus(error: PlegmaError, version: SoapVersion): number {
  const own = statusOf(error.code);
  if (own !== undefined) return own;
  return version === '1.2' && faultSide(error) === 'sender' ? 400 : 500;
}
