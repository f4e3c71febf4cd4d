import { PlegmaError } from '../errors/plegma-error.ts';
import { attribute, childElements, isNamed } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import { type SoapVersion, soapDialects, soapVersionOf } from './soap-version.ts';

/** A SOAP message taken apart by position. Nothing in it has been verified. */
export interface Envelope {
  readonly version: SoapVersion;
  readonly root: XmlElement;
  /** The children of Header, in order; empty where there is no Header. */
  readonly headers: readonly XmlElement[];
  readonly body: XmlElement;
  /** The first child of Body: what the message is about (WS-I R2710). Absent in an empty Body. */
  readonly payload: XmlElement | undefined;
}

/**
 * Takes an envelope apart: an optional Header, then one Body, then nothing (SOAP 1.1 §4, WS-I R1011). The strictness is
 * what makes "the Body" mean the same element for the signature and for the reader.
 *
 * @throws SOAP_VERSION_UNSUPPORTED, ENVELOPE_INVALID
 */
export function readEnvelope(root: XmlElement): Envelope {
  const version = soapVersionOf(root.namespace);
  if (root.local !== 'Envelope' || version === undefined) throw notAnEnvelope(root);
  const children = onlyElements(root);
  const [first, second] = children;
  const header = first !== undefined && isPart(first, root, 'Header') ? first : undefined;
  const body = header === undefined ? first : second;
  if (body === undefined || !isPart(body, root, 'Body')) {
    throw new PlegmaError('ENVELOPE_INVALID', 'The Envelope has no Body where one was expected.');
  }
  if (children.length > (header === undefined ? 1 : 2)) {
    throw new PlegmaError('ENVELOPE_INVALID', 'The Envelope has elements after its Body (WS-I R1011).');
  }
  return {
    version,
    root,
    headers: header === undefined ? [] : onlyElements(header),
    body,
    payload: onlyElements(body)[0],
  };
}

function notAnEnvelope(root: XmlElement): PlegmaError {
  const found = `{${root.namespace}}${root.local}`;
  if (root.local === 'Envelope') {
    return new PlegmaError(
      'SOAP_VERSION_UNSUPPORTED',
      `The Envelope is in the namespace ${root.namespace || '""'}.`,
    );
  }
  return new PlegmaError('ENVELOPE_INVALID', `The document is ${found}, where a SOAP Envelope was expected.`);
}

function isPart(element: XmlElement, root: XmlElement, local: string): boolean {
  return isNamed(element, root.namespace, local);
}

/** The child elements of a part that has no text of its own (SOAP 1.1 §4). */
function onlyElements(part: XmlElement): readonly XmlElement[] {
  if (part.children.some((child) => typeof child === 'string' && child.trim() !== '')) {
    throw new PlegmaError(
      'ENVELOPE_INVALID',
      `The SOAP element ${part.local} has text between its children.`,
    );
  }
  return childElements(part);
}

/** Whether this endpoint is the one that a header is for (SOAP 1.1 §4.2.2, SOAP 1.2 part 1 §2.2). */
export function isForUs(header: XmlElement, version: SoapVersion): boolean {
  const dialect = soapDialects[version];
  const role = soapAttribute(header, version, dialect.roleAttribute);
  return role === undefined || role === '' || dialect.ownRoles.has(role);
}

/** Whether the sender wants a fault rather than that this header be passed over. */
export function mustBeUnderstood(header: XmlElement, version: SoapVersion): boolean {
  const value = soapAttribute(header, version, 'mustUnderstand');
  return value === '1' || value === 'true';
}

function soapAttribute(header: XmlElement, version: SoapVersion, local: string): string | undefined {
  return attribute(header, soapDialects[version].namespace, local)?.trim();
}
