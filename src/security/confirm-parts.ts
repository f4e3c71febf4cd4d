import { PlegmaError } from '../errors/plegma-error.ts';
import { isNamed } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import type { CryptoProvider } from './crypto/crypto-provider.ts';
import { WSU } from './namespaces.ts';
import type { CanonicalForms } from './signature/canonical-forms.ts';
import { changed, confirmAny, confirmDigest, isDigestOf } from './signature/confirm-digest.ts';
import type { ElementIds } from './signature/element-ids.ts';
import type { Reference } from './signature/signed-info.ts';
import type { EnvelopeParts } from './soap-envelope.ts';
import type { VerifiedElement } from './verified-element.ts';
import { isHeaderToken, tokenBeside } from './wsse/header-token.ts';
import { isSecurityHeader, type SignedSecurityHeader } from './wsse/security-header.ts';
import { spellingsOfPresent } from './wsse/token-spellings.ts';
import type { TrustedToken } from './wsse/trust-token.ts';

/** Forms that somebody may have digested. They are asked for once the signature value holds, and only until one fits. */
type Spellings = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** An attachment in every form that its sender may have digested. */
export interface SignedAttachment {
  /** Its octets after their transfer encoding was undone, first of all. */
  readonly content: Spellings;
  /** The same behind its MIME headers; absent where it has none. */
  readonly complete?: Spellings;
}

/** The attachments by Content-ID. */
export type SignedAttachments = ReadonlyMap<string, SignedAttachment>;

/** What the references of one signature are resolved against. */
export interface SignatureContext {
  readonly parts: EnvelopeParts;
  readonly security: SignedSecurityHeader;
  readonly ids: ElementIds;
  readonly crypto: CryptoProvider;
  readonly forms: CanonicalForms;
  /** The token of this signature. */
  readonly token: TrustedToken;
  readonly attachments: SignedAttachments;
}

/** The parts that a signature covers, each with its digest confirmed. */
export interface SignedParts {
  readonly body: VerifiedElement | undefined;
  readonly timestamp: VerifiedElement | undefined;
  readonly headers: readonly VerifiedElement[];
  readonly attachments: ReadonlySet<string>;
}

/**
 * Confirms every reference of a signature and sorts what it covers by its position in the envelope.
 *
 * @throws DIGEST_MISMATCH
 * @throws SIGNATURE_REFERENCE_INVALID
 * @throws SIGNATURE_ID_AMBIGUOUS
 * @throws XML_RELATIVE_NAMESPACE, XML_LIMIT_EXCEEDED
 */
export async function confirmParts(
  references: readonly Reference[],
  context: SignatureContext,
): Promise<SignedParts> {
  const elements = new Set<VerifiedElement>();
  const attachments = new Set<string>();
  for (const reference of references) {
    if (reference.target.kind === 'attachment') {
      await confirmAttachment(reference, reference.target.contentId, context);
      attachments.add(reference.target.contentId);
    } else {
      const element = await confirmElement(reference, reference.target.id, context);
      if (element !== undefined) elements.add(element);
    }
  }
  const { parts, security } = context;
  const find = (wanted: XmlElement | undefined) => [...elements].find((element) => element === wanted);
  const body = find(parts.body);
  const isAlone = (element: XmlElement) => body === undefined && isInside(element, parts.body);
  if ([...elements].some(isAlone)) throw misplaced('a part of the Body and not the Body');
  const headers = [...elements].filter((element) => element.parent === parts.header);
  return { body, timestamp: find(security.timestamp), headers, attachments };
}

function isInside(element: XmlElement, ancestor: XmlElement): boolean {
  for (let at = element.parent; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}

async function confirmElement(
  reference: Reference,
  id: string,
  context: SignatureContext,
): Promise<VerifiedElement | undefined> {
  const { transform } = reference;
  const { ids, crypto } = context;
  const element = ids.resolve(id);
  if (transform.kind === 'token') {
    await confirmAny(await tokenSpellings(element, reference, context), reference, crypto, 'token');
    return undefined;
  }
  refuseMisplaced(element, context);
  return confirmDigest(element, reference, context);
}

/** What the STR-Transform makes of a SecurityTokenReference: the signature's own, or one of the same header. */
async function tokenSpellings(
  element: XmlElement,
  { transform: { inclusivePrefixes } }: Reference,
  { ids, token, security, forms }: SignatureContext,
): Promise<readonly string[]> {
  if (element === token.reference) return token.spellings(inclusivePrefixes);
  const beside = tokenBeside(element, security.element, ids);
  if (beside !== undefined) return spellingsOfPresent(await forms.of(beside, inclusivePrefixes));
  throw misplaced('a SecurityTokenReference that is neither its own nor of a token in the same header');
}

/**
 * What may be signed, by position (IN-31): the Body and what is inside it, the Timestamp and the tokens of this
 * Security header, the signature's own KeyInfo, and header blocks. A Timestamp moved out of the Security header
 * would make an old message timeless.
 */
function refuseMisplaced(element: XmlElement, { parts, security, token }: SignatureContext): void {
  if (element === parts.body || element === security.timestamp) return;
  if (isInside(element, parts.body)) return;
  if (element === token.reference || element === token.reference.parent) return;
  if (isHeaderToken(element, security.element)) return;
  const isHeaderBlock = parts.header !== undefined && element.parent === parts.header;
  const isOutOfPlace = isSecurityHeader(element) || isNamed(element, WSU, 'Timestamp');
  if (isHeaderBlock && !isOutOfPlace) return;
  throw misplaced(`${element.local}, which is not the Body, the Timestamp, a token or a header block`);
}

async function confirmAttachment(
  reference: Reference,
  contentId: string,
  { attachments, crypto }: SignatureContext,
): Promise<void> {
  const attachment = attachments.get(contentId);
  if (attachment === undefined) throw misplaced('an attachment that did not come with the message');
  const { transform } = reference;
  const isComplete = transform.kind === 'attachment' && transform.extent === 'complete';
  const spellings = isComplete ? attachment.complete : attachment.content;
  for await (const spelling of spellings ?? []) {
    if (await isDigestOf(spelling, reference, crypto)) return;
  }
  throw changed('attachment');
}

function misplaced(found: string): PlegmaError {
  return new PlegmaError('SIGNATURE_REFERENCE_INVALID', `The signature covers ${found}.`);
}
