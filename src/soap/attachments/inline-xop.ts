import { PlegmaError } from '../../errors/plegma-error.ts';
import { encodeBase64 } from '../../security/base64.ts';
import { comparableContentId } from '../../security/content-id.ts';
import { childElements, isNamed, text } from '../../xml/navigate.ts';
import type { XmlElement, XmlNode } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import type { MessageShare } from '../message-room.ts';
import { XOP_NAMESPACE } from '../soap-names.ts';
import type { Attachment, Attachments } from './attachment.ts';
import { heldThenRest } from './held-then-rest.ts';
import { readUpTo } from './read-up-to.ts';

/** A XOP document with its content back in its place. */
export interface InlinedXop {
  readonly root: XmlElement;
  /** All parts, as if none had been read. */
  readonly attachments: Attachments;
}

/**
 * Puts the parts that a XOP document refers to back as base64 text (XOP §3.2): that is the document which the schema
 * describes. Parts beyond `limit` bytes together are left where they are, and their `xop:Include` stays in the
 * document, for the operation to read them as a stream.
 *
 * @returns undefined where the document refers to no part.
 * @throws ATTACHMENTS_MALFORMED where an Include refers to no part, is no reference by Content-ID, or does not stand alone
 * @throws SERVER_BUSY
 * @throws ATTACHMENTS_LIMIT where Includes of the same parts add up to more than `limit`
 */
export async function inlineXop(
  root: XmlElement,
  attachments: Attachments,
  limit: number,
  share?: MessageShare,
): Promise<InlinedXop | undefined> {
  const includes = includesIn(root).map(contentIdOf);
  const wanted = new Set(includes);
  if (wanted.size === 0) return undefined;
  const found = new Map<string, string>();
  const read: Attachment[] = [];
  const parts = attachments[Symbol.asyncIterator]();
  for (let left = limit; found.size < wanted.size && left >= 0; ) {
    const next = await parts.next();
    if (next.done === true) throw missing(wanted, found);
    const part = await readUpTo(next.value, left, share);
    left -= part.size;
    read.push(part.attachment);
    const { contentId } = part.attachment;
    if (part.bytes !== undefined && wanted.has(contentId)) found.set(contentId, encodeBase64(part.bytes));
  }
  refuseMultiplied(includes, found, limit);
  return { root: withContent(root, undefined, found), attachments: heldThenRest(read, parts) };
}

/** One part may be included in many places: the limit is on their sum, or a small package could fill the memory. */
function refuseMultiplied(
  includes: readonly string[],
  contents: ReadonlyMap<string, string>,
  limit: number,
): void {
  const characters = includes.reduce((sum, id) => sum + (contents.get(id)?.length ?? 0), 0);
  // Base64 has four characters for three bytes, and ends in up to two more each time.
  if (characters <= 4 * (limit / 3 + includes.length)) return;
  throw new PlegmaError(
    'ATTACHMENTS_LIMIT',
    `The ${includes.length} xop:Include of the message stand for more than ${limit} bytes together.`,
  );
}

function includesIn(element: XmlElement): readonly XmlElement[] {
  const children = childElements(element);
  const include = children.find(isInclude);
  if (include === undefined) return children.flatMap(includesIn);
  // XOP §2.1: it is the only child of its parent. White space around it does no harm.
  if (children.length === 1 && text(element).trim() === '') return [include];
  throw malformed('does not stand alone in its element');
}

function isInclude(element: XmlElement): boolean {
  return isNamed(element, XOP_NAMESPACE, 'Include');
}

/** XOP §2.1: the reference is a `cid:` URI (RFC 2392), whose id is percent-encoded. */
function contentIdOf(include: XmlElement): string {
  const href = uriAttribute(include, 'href') ?? '';
  const id = /^cid:(.+)$/i.exec(href)?.[1];
  if (id === undefined)
    throw malformed(`refers to ${JSON.stringify(href.slice(0, 100))}, which is no cid: URI`);
  try {
    return comparableContentId(decodeURIComponent(id));
  } catch {
    throw malformed(`refers to ${JSON.stringify(href.slice(0, 100))}, which is not percent-encoded rightly`);
  }
}

/** Copies the tree; an element whose one child is an Include gets its content as text. */
function withContent(
  element: XmlElement,
  parent: XmlElement | undefined,
  contents: ReadonlyMap<string, string>,
): XmlElement {
  const children: XmlNode[] = [];
  const copy = { ...element, parent, children };
  for (const child of element.children) {
    if (typeof child === 'string') append(children, child);
    else if (isInclude(child))
      append(children, contents.get(contentIdOf(child)) ?? { ...child, parent: copy });
    else children.push(withContent(child, copy, contents));
  }
  return copy;
}

/** Adjacent text is one node in every tree. */
function append(nodes: XmlNode[], node: XmlNode): void {
  const last = nodes.at(-1);
  if (typeof node === 'string' && typeof last === 'string') nodes[nodes.length - 1] = last + node;
  else nodes.push(node);
}

function missing(wanted: ReadonlySet<string>, found: ReadonlyMap<string, string>): PlegmaError {
  const id = [...wanted].find((candidate) => !found.has(candidate)) ?? '';
  return malformed(`refers to ${JSON.stringify(id.slice(0, 100))}, and the package has no such part`);
}

function malformed(what: string): PlegmaError {
  return new PlegmaError('ATTACHMENTS_MALFORMED', `An xop:Include ${what}.`);
}
