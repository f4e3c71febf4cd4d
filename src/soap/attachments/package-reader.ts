import { PlegmaError } from '../../errors/plegma-error.ts';
import { type MediaType, parseMediaType } from '../media-type.ts';
import type { MessageShare } from '../message-room.ts';
import { soapDialects, soapVersionOf } from '../soap-version.ts';
import {
  type Attachment,
  type Attachments,
  type ByteStream,
  type PackageForm,
  streamOf,
} from './attachment.ts';
import { readAll } from './byte-reader.ts';
import { readDimeParts } from './dime-reader.ts';
import { distinctParts } from './distinct-parts.ts';
import { heldThenRest } from './held-then-rest.ts';
import type { PackageLimits } from './limits.ts';
import { bareContentId, readMimeParts } from './mime-reader.ts';

/** A message taken out of its package. */
export interface SoapPackage {
  readonly form: PackageForm;
  /** What the envelope itself is said to be: `text/xml` or `application/soap+xml`, with its charset. */
  readonly mediaType: MediaType;
  readonly envelope: Uint8Array;
  readonly attachments: Attachments;
}

/** Whether a message of this type has parts beside the envelope. */
export function isPackage(contentType: MediaType): boolean {
  return contentType.name === 'multipart/related' || contentType.name === 'application/dime';
}

/**
 * Opens a package up to its envelope. The parts behind it stay on the connection until they are asked for; parts
 * before it (RFC 2387 §3.2 allows any place for the root) are held in memory within `limits.inMemory`.
 *
 * @throws ATTACHMENTS_MALFORMED, ATTACHMENTS_LIMIT, MEDIA_TYPE_UNSUPPORTED, MESSAGE_TOO_LARGE, SERVER_BUSY
 */
export async function readPackage(
  body: ByteStream,
  contentType: MediaType,
  limits: PackageLimits,
  share?: MessageShare,
): Promise<SoapPackage> {
  if (contentType.name === 'application/dime')
    return openDime(distinctParts(readDimeParts(body, limits)), limits, share);
  return openMime(distinctParts(readMimeParts(body, contentType, limits)), contentType, limits, share);
}

async function openDime(
  parts: AsyncGenerator<Attachment>,
  limits: PackageLimits,
  share: MessageShare | undefined,
): Promise<SoapPackage> {
  const root = await nextPart(parts);
  const version = soapVersionOf(root.mediaType);
  return {
    form: 'dime',
    mediaType: parseMediaType(version === undefined ? root.mediaType : soapDialects[version].contentType),
    envelope: await readAll(root.content, limits.envelope, 'envelope', share),
    attachments: parts,
  };
}

const XOP = 'application/xop+xml';

async function openMime(
  parts: AsyncGenerator<Attachment>,
  contentType: MediaType,
  limits: PackageLimits,
  share: MessageShare | undefined,
): Promise<SoapPackage> {
  const start = contentType.parameters.get('start');
  const held: Attachment[] = [];
  let left = limits.inMemory;
  let root = await nextPart(parts);
  // Answers come without `start` (IN-53): then the first part is the root.
  while (start !== undefined && root.contentId !== bareContentId(start)) {
    const bytes = await readAll(root.content, left, 'content before the envelope', share);
    left -= bytes.length;
    held.push({ ...root, content: streamOf(bytes) });
    root = await nextPart(parts);
  }
  const written = parseMediaType(root.mediaType);
  // Some answers say of the package alone that its root is XOP (DataPower before CXF).
  const isXop = [written.name, contentType.parameters.get('type')?.toLowerCase()].includes(XOP);
  return {
    form: isXop ? 'mtom' : 'swa',
    mediaType: written.name === XOP ? insideXop(written, contentType) : written,
    envelope: await readAll(root.content, limits.envelope, 'envelope', share),
    attachments: held.length === 0 ? parts : heldThenRest(held, parts),
  };
}

/** XOP §4.1: the root's `type`, or else the package's `start-info`, says what the XOP document stands for. */
function insideXop(written: MediaType, contentType: MediaType): MediaType {
  const inside = written.parameters.get('type') ?? contentType.parameters.get('start-info');
  return { name: parseMediaType(inside).name, parameters: written.parameters };
}

async function nextPart(parts: AsyncGenerator<Attachment>): Promise<Attachment> {
  const next = await parts.next();
  if (next.done !== true) return next.value;
  throw new PlegmaError(
    'ATTACHMENTS_MALFORMED',
    'The package has no part with the envelope: no Content-ID is that of the start parameter.',
  );
}
