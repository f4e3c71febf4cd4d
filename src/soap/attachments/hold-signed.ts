import type { SignedAttachment, SignedAttachments } from '../../security/confirm-parts.ts';
import { contentIdOf, isContentIdUri } from '../../security/content-id.ts';
import { DS } from '../../security/namespaces.ts';
import { isSecurityHeader } from '../../security/wsse/security-header.ts';
import { attribute, childrenNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { MessageShare } from '../message-room.ts';
import { type Attachment, type Attachments, streamOf } from './attachment.ts';
import { readAll } from './byte-reader.ts';
import { heldThenRest } from './held-then-rest.ts';
import { signedOctets } from './signed-octets.ts';

/** The attachments of a message with those in memory that its signature covers. */
export interface HeldAttachments {
  /** All parts, as if none had been read. */
  readonly attachments: Attachments;
  /** By Content-ID, what may have been digested. */
  readonly signed: SignedAttachments;
}

/**
 * Reads the attachments that a signature covers (SwA profile 1.1, GR-44): they have to be there before the message can
 * be verified. Those that it does not cover are left on the connection, except those that come before a covered one.
 *
 * @param limit Bytes that may be held.
 * @returns undefined where no signature refers to an attachment.
 * @throws MESSAGE_TOO_LARGE, SERVER_BUSY
 */
export async function holdSigned(
  headers: readonly XmlElement[],
  attachments: Attachments,
  limit: number,
  share?: MessageShare,
): Promise<HeldAttachments | undefined> {
  const wanted = new Set(headers.filter(isSecurityHeader).flatMap(signedContentIds));
  if (wanted.size === 0) return undefined;
  const held: Attachment[] = [];
  const signed = new Map<string, SignedAttachment>();
  const parts = attachments[Symbol.asyncIterator]();
  for (let left = limit; signed.size < wanted.size; ) {
    const next = await parts.next();
    // A missing attachment is refused when the signature is verified.
    if (next.done === true) break;
    const { contentId, content } = next.value;
    const octets = await readAll(content, left, 'content of signed attachments', share);
    left -= octets.length;
    held.push({ ...next.value, content: streamOf(octets) });
    if (wanted.has(contentId)) signed.set(contentId, signedOctets(octets, next.value));
  }
  return { attachments: heldThenRest(held, parts), signed };
}

/** The Content-IDs that the signatures of a Security header refer to; whether they may is checked later. */
function signedContentIds(security: XmlElement): readonly string[] {
  return childrenNamed(security, DS, 'Signature')
    .flatMap((signature) => childrenNamed(signature, DS, 'SignedInfo'))
    .flatMap((signedInfo) => childrenNamed(signedInfo, DS, 'Reference'))
    .flatMap((reference) => {
      const uri = attribute(reference, '', 'URI') ?? '';
      return isContentIdUri(uri) ? [contentIdOf(uri)] : [];
    });
}
