import { PlegmaError } from '../errors/plegma-error.ts';
import { envelopeParts } from '../security/soap-envelope.ts';
import { clarkName } from '../xml/names.ts';
import { attribute, childElements } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import { payloadOf } from './serialization-root.ts';
import { type SoapVersion, soapDialects, soapVersionOf } from './soap-version.ts';

/** A SOAP message taken apart by position. Nothing in it has been verified. */
export interface Envelope {
  readonly version: SoapVersion;
  readonly root: XmlElement;
  /** The children of Header, in order; empty where there is no Header. */
  readonly headers: readonly XmlElement[];
  readonly body: XmlElement;
  /** The child of Body that the message is about. Absent in an empty Body. */
  readonly payload: XmlElement | undefined;
}

/**
 * Takes an envelope apart, by the same positions that the signature is checked by.
 *
 * @throws SOAP_VERSION_UNSUPPORTED, ENVELOPE_MALFORMED
 */
export function readEnvelope(root: XmlElement): Envelope {
  if (root.local !== 'Envelope' || soapVersionOf(root.namespace) === undefined) {
    // SOAP 1.2 part 1 §5.4.6: the local name counts as much as the namespace.
    const found = clarkName(root).slice(0, 200);
    throw new PlegmaError(
      'SOAP_VERSION_UNSUPPORTED',
      `The root of the message is ${found}, not the Envelope of SOAP 1.1 or 1.2.`,
    );
  }
  const { form, header, body } = envelopeParts(root);
  const headers = header === undefined ? [] : childElements(header);
  return { version: form.version, root, headers, body, payload: payloadOf(body) };
}

/** Whether this endpoint is the one that a header is for (SOAP 1.1 §4.2.2, SOAP 1.2 part 1 §2.2). */
export function isForUs(header: XmlElement, version: SoapVersion): boolean {
  const { roleAttribute, ownRoles } = soapDialects[version];
  const role = soapAttribute(header, version, roleAttribute);
  return role === undefined || role === '' || ownRoles.includes(role);
}

/**
 * Whether the sender wants a fault rather than that this header be passed over.
 *
 * @throws ENVELOPE_MALFORMED where it says neither yes nor no (SOAP 1.1 §4.2.3, SOAP 1.2 part 1 §5.2.3).
 */
export function mustBeUnderstood(header: XmlElement, version: SoapVersion): boolean {
  const value = soapAttribute(header, version, 'mustUnderstand');
  if (value === undefined || value === '0' || value === 'false') return false;
  if (value === '1' || value === 'true') return true;
  throw new PlegmaError(
    'ENVELOPE_MALFORMED',
    `The mustUnderstand of the header ${header.local} is ${JSON.stringify(value.slice(0, 40))}, expected 0 or 1.`,
  );
}

function soapAttribute(header: XmlElement, version: SoapVersion, local: string): string | undefined {
  return attribute(header, soapDialects[version].namespace, local)?.trim();
}
