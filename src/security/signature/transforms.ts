import { attribute, isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import {
  ATTACHMENT_COMPLETE,
  ATTACHMENT_CONTENT,
  DS,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  STR_TRANSFORM,
  WSSE,
} from '../namespaces.ts';
import { onlyChild, onlyElements } from '../strict-read.ts';
import { malformed, unsupported } from './malformed.ts';

/** What a reference's transforms come to: the octets that are digested. */
export type Transform =
  /** The element in exclusive canonical form. */
  | { readonly kind: 'element'; readonly inclusivePrefixes: readonly string[] }
  /** The token that a SecurityTokenReference stands for, in exclusive canonical form (WSS 1.0 §8.3). */
  | { readonly kind: 'token'; readonly inclusivePrefixes: readonly string[] }
  /** The octets of an attachment, alone or behind its MIME headers (SwA profile 1.1 §5.2, §5.3). */
  | {
      readonly kind: 'attachment';
      readonly extent: 'content' | 'complete';
      readonly inclusivePrefixes: readonly [];
    };

/** More transforms than this are refused (GR-40). */
const MOST_TRANSFORMS = 5;
/** WSS4J 1.6 lists every prefix in scope; no honest message has more than this. */
const MOST_PREFIXES = 256;

/**
 * Reads `ds:Transforms`: exclusive C14N, once or several times over, or the STR-Transform, or the content of an
 * attachment. Everything else could drop content between what is digested and what is read (IN-31).
 *
 * The enveloped-signature transform may come first (BSP R5423; node-soap always sends it): it leaves out a
 * Signature around the reference (XML-DSig §6.6.4), and nothing that may be signed here has one in it.
 *
 * @throws SIGNATURE_MALFORMED
 * @throws SIGNATURE_ALGORITHM_UNSUPPORTED
 */
export function readTransforms(element: XmlElement): Transform {
  const transforms = onlyElements(element);
  const [first, ...others] = transforms ?? [];
  if (transforms === undefined || first === undefined) throw malformed('Transforms is empty or holds text');
  if (transforms.length > MOST_TRANSFORMS) throw malformed(`more than ${MOST_TRANSFORMS} transforms`);
  if (!transforms.every((transform) => isNamed(transform, DS, 'Transform'))) {
    throw malformed('Transforms holds something else than Transform');
  }
  if (transforms.length === 1) return readTransform(first);
  const steps = isEnveloped(first) ? others : transforms;
  return { kind: 'element', inclusivePrefixes: steps.map(exclusivePrefixes).reduce(intersection) };
}

function isEnveloped(transform: XmlElement): boolean {
  const algorithm = attribute(transform, '', 'Algorithm');
  return algorithm === ENVELOPED_SIGNATURE && onlyElements(transform)?.length === 0;
}

function readTransform(transform: XmlElement): Transform {
  const algorithm = attribute(transform, '', 'Algorithm');
  if (algorithm === STR_TRANSFORM) return { kind: 'token', inclusivePrefixes: tokenPrefixes(transform) };
  if (algorithm === ATTACHMENT_CONTENT)
    return { kind: 'attachment', extent: 'content', inclusivePrefixes: [] };
  if (algorithm === ATTACHMENT_COMPLETE)
    return { kind: 'attachment', extent: 'complete', inclusivePrefixes: [] };
  return { kind: 'element', inclusivePrefixes: exclusivePrefixes(transform) };
}

/** The STR-Transform says within itself how the token is canonicalised (WSS 1.0 §8.3). */
function tokenPrefixes(transform: XmlElement): readonly string[] {
  const parameters = onlyChild(transform, WSSE, 'TransformationParameters');
  const method = parameters && onlyChild(parameters, DS, 'CanonicalizationMethod');
  if (method === undefined) throw malformed('the STR-Transform does not say how to canonicalise');
  return exclusivePrefixes(method);
}

/**
 * Canonicalising what is canonical already changes nothing but which unused declarations stay: those that every
 * step lists.
 */
function intersection(left: readonly string[], right: readonly string[]): readonly string[] {
  return left.filter((prefix) => right.includes(prefix));
}

/**
 * Reads an element that names exclusive C14N, and its `ec:InclusiveNamespaces` (Exclusive C14N §4).
 *
 * @returns The prefixes of the list; none where there is no list.
 * @throws SIGNATURE_ALGORITHM_UNSUPPORTED Another algorithm: inclusive C14N among them.
 * @throws SIGNATURE_MALFORMED
 */
export function exclusivePrefixes(method: XmlElement): readonly string[] {
  const algorithm = attribute(method, '', 'Algorithm');
  if (algorithm !== EXCLUSIVE_C14N)
    throw unsupported('transform or canonicalisation', algorithm, `${EXCLUSIVE_C14N} is expected`);
  const elements = onlyElements(method);
  if (elements?.length === 0) return [];
  const inclusive = onlyChild(method, EXCLUSIVE_C14N, 'InclusiveNamespaces');
  const list = inclusive && attribute(inclusive, '', 'PrefixList');
  if (inclusive === undefined || list === undefined || onlyElements(inclusive)?.length !== 0) {
    throw malformed('exclusive C14N holds something else than InclusiveNamespaces with a PrefixList');
  }
  const prefixes = list.split(/[\t\n\r ]+/).filter((prefix) => prefix !== '');
  if (prefixes.length > MOST_PREFIXES) throw malformed(`a PrefixList of more than ${MOST_PREFIXES} prefixes`);
  return prefixes;
}
