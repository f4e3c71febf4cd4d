import { PlegmaError } from '../../errors/plegma-error.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { signedHeaders } from '../addressing/signed-headers.ts';
import type { UnverifiedMessage } from '../message/parse.ts';
import { verifyReading } from '../message/verify-reading.ts';
import { readFault } from '../read-fault.ts';
import { payloadOf } from '../serialization-root.ts';
import { checkCommonName } from './check-signer.ts';
import type { ClientSecurity } from './proxy-options.ts';
import { SoapFaultError } from './soap-fault-error.ts';

/**
 * The Body of an answer, after its signer was checked. A client without security trusts the connection.
 *
 * @param messageId Of the request, where the answer has to name it under its signature.
 * @throws SoapFaultError where the answer is a fault; `verified` says whether anybody vouches for it
 * @throws ANSWER_NOT_TRUSTED where it is not signed, SIGNER_UNEXPECTED, and what `verifyReading` throws
 */
export async function verifyAnswer(
  message: UnverifiedMessage,
  security: ClientSecurity | undefined,
  address: URL,
  messageId?: string,
): Promise<XmlElement> {
  const { payload, version, body } = message.expanded ?? message.envelope;
  const fault = payload === undefined ? undefined : readFault(payload, version);
  if (security === undefined) {
    if (fault !== undefined) throw new SoapFaultError(fault, false);
    return body;
  }
  try {
    const signed = await signedBody(message, security, address, messageId);
    const told = payloadOf(signed);
    const signedFault = told === undefined ? undefined : readFault(told, version);
    if (signedFault !== undefined) throw new SoapFaultError(signedFault, true);
    return signed;
  } catch (error) {
    // Axis never signs its faults (IN-24), and a fault that refuses our certificate may be signed by a stranger.
    if (fault === undefined || error instanceof SoapFaultError) throw error;
    throw new SoapFaultError(fault, false);
  }
}

async function signedBody(
  message: UnverifiedMessage,
  security: ClientSecurity,
  address: URL,
  messageId: string | undefined,
): Promise<XmlElement> {
  const verification = await verifyReading(message, security.verification);
  if (verification.kind === 'unsigned') {
    throw new PlegmaError('ANSWER_NOT_TRUSTED', `The answer of ${address.host} is not signed.`);
  }
  (security.checkSigner ?? checkCommonName)(verification, address);
  if (messageId !== undefined && !signedHeaders(verification.headers, 'RelatesTo').includes(messageId)) {
    throw new PlegmaError(
      'ANSWER_NOT_TRUSTED',
      `The answer of ${address.host} does not say under its signature that it is the one to this request.`,
    );
  }
  return verification.body;
}
