import { canonicaliseInTurns } from '../../xml/canonicalise.ts';
import { isNamed } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { DS } from '../namespaces.ts';
import { onlyBase64, onlyElements } from '../strict-read.ts';
import { malformed } from './malformed.ts';
import { readSignedInfo, type SignedInfo } from './signed-info.ts';

/** A `ds:Signature` as read, nothing verified. */
export interface SignatureElement {
  readonly element: XmlElement;
  readonly signedInfo: SignedInfo;
  /** SignedInfo in canonical form: what the signature value is of. */
  readonly signedText: string;
  readonly value: Uint8Array;
  readonly keyInfo: XmlElement;
}

/** Characters. Thirty-two references with the longest prefix lists ever seen come to a tenth of this. */
const LONGEST_SIGNED_INFO = 1024 * 1024;

/**
 * Reads a detached signature: SignedInfo, SignatureValue, KeyInfo, in this order, each once. Objects make it an
 * enveloping one and are refused (BSP R3102).
 *
 * @throws SIGNATURE_MALFORMED
 * @throws SIGNATURE_ALGORITHM_UNSUPPORTED
 * @throws XML_LIMIT_EXCEEDED
 */
export async function readSignature(
  element: XmlElement,
  maximumReferences: number,
): Promise<SignatureElement> {
  const members = onlyElements(element) ?? [];
  const [signedInfo, value, keyInfo] = members;
  const isComplete =
    members.length === 3 &&
    signedInfo !== undefined &&
    isNamed(signedInfo, DS, 'SignedInfo') &&
    value !== undefined &&
    isNamed(value, DS, 'SignatureValue') &&
    keyInfo !== undefined &&
    isNamed(keyInfo, DS, 'KeyInfo');
  if (!isComplete) throw malformed('it is not exactly SignedInfo, SignatureValue and KeyInfo');
  const bytes = onlyBase64(value);
  if (bytes === undefined) throw malformed('SignatureValue is not base64');
  const read = readSignedInfo(signedInfo, maximumReferences);
  const signedText = await canonicaliseInTurns(signedInfo, {
    inclusivePrefixes: read.inclusivePrefixes,
    // A stranger's message: the form is made before it is known who signed.
    longest: LONGEST_SIGNED_INFO,
  });
  return { element, signedInfo: read, signedText, value: bytes, keyInfo };
}
