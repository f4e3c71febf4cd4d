import type { PlegmaError } from '../../errors/plegma-error.ts';
import { type AddressingProperties, readAddressing } from '../addressing/read-addressing.ts';
import { type AddressingVersion, addressingDialects } from '../addressing/versions.ts';
import { answerHeaders } from '../addressing/write-addressing.ts';
import { isForUs } from '../envelope.ts';
import { explained, faultOf } from '../fault.ts';
import { faultSide, isAddressingError } from '../fault-codes.ts';
import { type SoapVersion, soapDialects } from '../soap-version.ts';
import { type MessageParts, writeEnvelope } from '../write-envelope.ts';
import { writeFault } from '../write-fault.ts';
import { answerContent } from './answer-content.ts';
import type { CallProgress, Endpoint } from './call.ts';
import { statusOf } from './refusal.ts';
import type { ServedCall } from './serve.ts';
import { sign } from './sign.ts';

/** Turns whatever went wrong in a call into the fault that its client receives. */
export async function refuse(
  error: unknown,
  endpoint: Endpoint,
  progress: CallProgress,
): Promise<ServedCall> {
  const { version, reference } = progress;
  const addressing = progress.addressing ?? attemptedAddressing(progress);
  const told = explained(error, reference);
  const parts: MessageParts = {
    version,
    headers: addressing === undefined ? [] : answerHeaders(addressing, faultAction(told, addressing.version)),
    ...writeFault(faultOf(error, reference, addressing?.version), version),
  };
  const envelope = await signedIfPossible(parts, endpoint, progress);
  return {
    status: faultStatus(told, version),
    content: answerContent(envelope, [], 'plain', soapDialects[version]),
    outcome: 'fault',
    code: told.code,
    error,
  };
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

function faultAction(error: PlegmaError, addressing: AddressingVersion): string {
  const dialect = addressingDialects[addressing];
  return isAddressingError(error) ? dialect.addressingFaultAction : dialect.faultAction;
}

/** The addressing of a message that was refused before its turn came: the client waits for RelatesTo all the same. */
function attemptedAddressing({ message }: CallProgress): AddressingProperties | undefined {
  if (message === undefined) return undefined;
  const { headers, version } = message.envelope;
  try {
    return readAddressing(headers.filter((header) => isForUs(header, version)));
  } catch {
    return undefined;
  }
}

/**
 * The HTTP status of a fault: 500 in SOAP 1.1 (WS-I R1126), 400 for the sender's faults in SOAP 1.2 (part 2 §7.5.2);
 * its own where the request was refused before it was read.
 */
export function faultStatus(error: PlegmaError, version: SoapVersion): number {
  const own = statusOf(error.code);
  if (own !== undefined) return own;
  return version === '1.2' && faultSide(error) === 'sender' ? 400 : 500;
}
