import { attribute, isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { uriAttribute } from '../../xml/uri-attribute.ts';
import {
  type DigestAlgorithm,
  digestAlgorithmOf,
  type SignatureAlgorithm,
  signatureAlgorithmOf,
} from '../algorithms.ts';
import { withoutSpace } from '../base64.ts';
import { contentIdOf, isContentIdUri } from '../content-id.ts';
import { DS } from '../namespaces.ts';
import { sameDocumentId } from '../same-document.ts';
import { onlyElements, onlyText } from '../strict-read.ts';
import { malformed, unsupported } from './malformed.ts';
import { exclusivePrefixes, readTransforms, type Transform } from './transforms.ts';

/** What a reference points to: an element of the same document by its id, or an attachment by its Content-ID. */
export type ReferenceTarget =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'attachment'; readonly contentId: string };

/** One `ds:Reference` (XML-DSig §4.4.3). */
export interface Reference {
  readonly target: ReferenceTarget;
  readonly transform: Transform;
  readonly digest: DigestAlgorithm;
  /** Base64 without line breaks. */
  readonly digestValue: string;
}

/** What the signature is made of (XML-DSig §4.4). */
export interface SignedInfo {
  readonly element: XmlElement;
  /** Of `InclusiveNamespaces` on its own canonicalisation. */
  readonly inclusivePrefixes: readonly string[];
  readonly algorithm: SignatureAlgorithm;
  readonly references: readonly Reference[];
}

/**
 * Reads `ds:SignedInfo` strictly: each member once, in order, nothing else.
 *
 * @throws SIGNATURE_MALFORMED
 * @throws SIGNATURE_ALGORITHM_UNSUPPORTED
 */
export function readSignedInfo(element: XmlElement, maximumReferences: number): SignedInfo {
  const [canonicalisation, method, ...references] = onlyElements(element) ?? [];
  if (canonicalisation === undefined || !isNamed(canonicalisation, DS, 'CanonicalizationMethod')) {
    throw malformed('SignedInfo does not begin with CanonicalizationMethod');
  }
  if (method === undefined || !isNamed(method, DS, 'SignatureMethod')) {
    throw malformed('CanonicalizationMethod is not followed by SignatureMethod');
  }
  if (references.length === 0) throw malformed('SignedInfo has no Reference');
  if (references.length > maximumReferences) throw malformed(`more than ${maximumReferences} references`);
  return {
    element,
    inclusivePrefixes: exclusivePrefixes(canonicalisation),
    algorithm: readSignatureMethod(method),
    references: references.map(readReference),
  };
}

function readSignatureMethod(element: XmlElement): SignatureAlgorithm {
  const uri = attribute(element, '', 'Algorithm');
  const algorithm = uri === undefined ? undefined : signatureAlgorithmOf(uri);
  if (algorithm === undefined) throw unsupported('signature method', uri);
  // HMACOutputLength and parameters of other algorithms (BSP R5401).
  if (onlyElements(element)?.length !== 0) throw malformed('SignatureMethod has parameters');
  return algorithm;
}

function readReference(element: XmlElement): Reference {
  if (!isNamed(element, DS, 'Reference')) throw malformed('SignedInfo holds something else than Reference');
  // Manifests and Objects are signed by reference to a reference: nobody checks what they say (BSP R5403).
  if (uriAttribute(element, 'Type')?.startsWith(DS)) throw malformed('a Reference to a Manifest or Object');
  const members = onlyElements(element) ?? [];
  const [transforms, method, value] = members;
  const isComplete =
    members.length === 3 &&
    transforms !== undefined &&
    isNamed(transforms, DS, 'Transforms') &&
    method !== undefined &&
    isNamed(method, DS, 'DigestMethod') &&
    value !== undefined &&
    isNamed(value, DS, 'DigestValue');
  // Without Transforms the element would be canonicalised inclusively (XML-DSig §4.4.3.2).
  if (!isComplete) throw malformed('a Reference is not Transforms, DigestMethod and DigestValue');
  const digest = readDigestMethod(method);
  const transform = readTransforms(transforms);
  const target = readTarget(uriAttribute(element, 'URI'));
  if ((target.kind === 'attachment') !== (transform.kind === 'attachment')) {
    throw malformed('a transform does not fit what the Reference points to');
  }
  return { target, transform, digest, digestValue: readDigestValue(value, digest) };
}

function readDigestMethod(element: XmlElement): DigestAlgorithm {
  const uri = attribute(element, '', 'Algorithm');
  const algorithm = uri === undefined ? undefined : digestAlgorithmOf(uri);
  if (algorithm === undefined) throw unsupported('digest method', uri);
  if (onlyElements(element)?.length !== 0) throw malformed('DigestMethod has parameters');
  return algorithm;
}

/** Only the canonical spelling of base64 is taken, so that digests can be compared as texts. */
function readDigestValue(element: XmlElement, digest: DigestAlgorithm): string {
  const value = withoutSpace(onlyText(element) ?? '');
  if (value.length === 4 * Math.ceil(digest.length / 3)) return value;
  throw malformed(`DigestValue is not base64 of ${digest.length} bytes`);
}

/** An id, which may be any XML name, taken literally: no XPointer, no query. */
const ID = /^[\p{L}\p{M}\p{N}\p{Pc}\u{B7}.:-]+$/u;

function readTarget(uri: string | undefined): ReferenceTarget {
  const id = sameDocumentId(uri);
  if (id !== undefined && ID.test(id)) return { kind: 'id', id };
  if (uri !== undefined && isContentIdUri(uri)) return { kind: 'attachment', contentId: contentIdOf(uri) };
  throw malformed('a Reference is not to "#id" in the same message');
}
