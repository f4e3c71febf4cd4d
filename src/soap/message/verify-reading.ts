import { PlegmaError } from '../../errors/plegma-error.ts';
import type { MessageVerification } from '../../security/message-verification.ts';
import { type VerifyOptions, verifyMessage } from '../../security/verify-message.ts';
import type { UnverifiedMessage } from './parse.ts';

/**
 * Verifies a message in the reading that its sender signed. XOP makes two: the document with its content in place,
 * which JAX-WS and .NET sign (MTOM §2.4), and the one with references to it, which older WSS4J signs. The result is
 * built from the reading whose digests hold, so that in the second the content is no more covered than any other
 * attachment (IN-53).
 *
 * @throws what `verifyMessage` throws
 */
export async function verifyReading(
  { envelope, expanded, signedOctets }: UnverifiedMessage,
  trusting: VerifyOptions,
): Promise<MessageVerification> {
  const options = signedOctets === undefined ? trusting : { ...trusting, attachments: signedOctets };
  if (expanded === undefined) return verifyMessage(envelope.root, options);
  try {
    return await verifyMessage(expanded.root, options);
  } catch (error) {
    if (!(error instanceof PlegmaError) || error.code !== 'DIGEST_MISMATCH') throw error;
    return verifyMessage(envelope.root, options);
  }
}
