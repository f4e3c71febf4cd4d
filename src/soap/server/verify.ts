import { PlegmaError } from '../../errors/plegma-error.ts';
import type { VerifiedMessage } from '../../security/message-verification.ts';
import type { VerifyOptions } from '../../security/verify-message.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { UnverifiedMessage } from '../message/parse.ts';
import { verifyReading } from '../message/verify-reading.ts';
import type { MountedOperation } from './dispatch.ts';

declare const open: unique symbol;

/**
 * The Body of an unsigned message to an operation that anybody may call. Only {@link verify} makes one, after it has
 * checked that the operation is open: this is the only way past a signature.
 */
export type OpenBody = XmlElement & { readonly [open]: true };

/** An unsigned message to an open operation. */
export interface OpenMessage {
  readonly kind: 'open';
  readonly body: OpenBody;
}

/** A message that may be decoded: `decode` takes nothing else, so that unverified content cannot reach an operation. */
export type AdmittedMessage = VerifiedMessage | OpenMessage;

/**
 * Fourth stage: verifies the signature, where there is one or must be one. A signature that does not hold is refused
 * even at open operations: whoever signs wants it to count.
 *
 * @param options Absent at an endpoint that trusts nobody and has only open operations to offer.
 * @throws SIGNATURE_MISSING, and what `verifyReading` throws
 */
export async function verify(
  message: UnverifiedMessage,
  operation: MountedOperation,
  options: VerifyOptions | undefined,
): Promise<AdmittedMessage> {
  if (options !== undefined) {
    const verification = await verifyReading(message, options);
    if (verification.kind === 'verified') return verification;
  }
  const { body } = message.expanded ?? message.envelope;
  if (operation.open) return { kind: 'open', body: body as OpenBody };
  throw new PlegmaError(
    'SIGNATURE_MISSING',
    `${operation.contract.name} has to be signed, and the message has no wsse:Security header with a signature.`,
  );
}
