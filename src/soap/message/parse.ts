import { parseXmlInTurns } from '../../xml/parse.ts';
import type { Attachments } from '../attachments/attachment.ts';
import { type HeldAttachments, holdSigned } from '../attachments/hold-signed.ts';
import { inlineXop } from '../attachments/inline-xop.ts';
import type { PackageLimits } from '../attachments/limits.ts';
import type { SoapPackage } from '../attachments/package-reader.ts';
import { decodeCharset } from '../charset.ts';
import { type Envelope, readEnvelope } from '../envelope.ts';
import type { MessageShare } from '../message-room.ts';

/** A message whose form is in order. Nobody has checked who sent it: only `verify` may look at it. */
export interface UnverifiedMessage {
  readonly kind: 'unverified';
  readonly envelope: Envelope;
  /** The same with XOP content back in its place, where the message refers to some. */
  readonly expanded: Envelope | undefined;
  readonly attachments: Attachments;
  /** What may have been digested of the attachments that the signature covers, where it covers some. */
  readonly signedOctets: HeldAttachments['signed'] | undefined;
  /** The envelope as received: the evidence, once it is verified. */
  readonly bytes: Uint8Array;
}

/**
 * Third stage: one strict pass over the document, XOP content back in its place, and signed attachments at hand.
 *
 * @throws XML_NOT_WELL_FORMED and the other errors of reading XML, CHARSET_UNSUPPORTED, ENVELOPE_MALFORMED,
 * SOAP_VERSION_UNSUPPORTED, ATTACHMENTS_MALFORMED, SERVER_BUSY
 */
export async function parse(
  message: SoapPackage,
  limits: PackageLimits,
  share?: MessageShare,
): Promise<UnverifiedMessage> {
  const room = share?.reserveTree(message.envelope.length);
  if (room !== undefined) await room;
  const root = await parseXmlInTurns(decodeCharset(message.envelope, message.mediaType), {
    size: limits.envelope,
  });
  const inlined =
    message.form === 'mtom' ? await inlineXop(root, message.attachments, limits.inMemory, share) : undefined;
  const envelope = readEnvelope(root);
  const attachments = inlined?.attachments ?? message.attachments;
  const held =
    message.form === 'plain'
      ? undefined
      : await holdSigned(envelope.headers, attachments, limits.inMemory, share);
  return {
    kind: 'unverified',
    envelope,
    expanded: inlined && readEnvelope(inlined.root),
    attachments: held?.attachments ?? attachments,
    signedOctets: held?.signed,
    bytes: message.envelope,
  };
}
