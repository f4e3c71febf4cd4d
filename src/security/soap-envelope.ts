import { PlegmaError } from '../errors/plegma-error.ts';
import type { XmlElement } from '../xml/tree.ts';
import { onlyElements } from './strict-read.ts';

/** What message security has to know of a version of SOAP. */
export interface EnvelopeForm {
  readonly version: '1.1' | '1.2';
  readonly namespace: string;
  /** Name of the attribute that says whom a header block is for. */
  readonly roleAttribute: 'actor' | 'role';
  /** Its values that mean this node, beside an absent or empty one. */
  readonly ownRoles: readonly string[];
}

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** The envelopes of both versions of SOAP. */
export const envelopeForms: Readonly<Record<EnvelopeForm['version'], EnvelopeForm>> = {
  '1.1': {
    version: '1.1',
    namespace: 'http://schemas.xmlsoap.org/soap/envelope/',
    roleAttribute: 'actor',
    ownRoles: ['http://schemas.xmlsoap.org/soap/actor/next'],
  },
  '1.2': {
    version: '1.2',
    namespace: SOAP_12,
    roleAttribute: 'role',
    ownRoles: [`${SOAP_12}/role/next`, `${SOAP_12}/role/ultimateReceiver`],
  },
};

const forms = Object.values(envelopeForms);

/** The form of the envelopes in `namespace`, if SOAP has any there. */
export function envelopeFormOf(namespace: string): EnvelopeForm | undefined {
  return forms.find((form) => form.namespace === namespace);
}

/** The parts of an envelope by position: *the* Header and *the* Body of this message. */
export interface EnvelopeParts {
  readonly form: EnvelopeForm;
  readonly root: XmlElement;
  readonly header: XmlElement | undefined;
  readonly body: XmlElement;
}

/**
 * Finds Header and Body by their position: an optional Header, then exactly one Body, in the namespace of the
 * Envelope, and nothing else but white space (SOAP 1.1 §4, SOAP 1.2 §5, WS-I R1011).
 *
 * @throws ENVELOPE_MALFORMED
 */
export function envelopeParts(root: XmlElement): EnvelopeParts {
  const form = envelopeFormOf(root.namespace);
  if (form === undefined || root.local !== 'Envelope') throw malformed('the root is not a SOAP Envelope');
  const children = onlyElements(root);
  if (children === undefined) throw malformed('text stands between Header and Body');
  const names = children.map((child) => (child.namespace === form.namespace ? child.local : undefined));
  const header = names[0] === 'Header' ? children[0] : undefined;
  const [body, ...others] = header === undefined ? children : children.slice(1);
  const hasBody = names[header === undefined ? 0 : 1] === 'Body';
  if (body === undefined || !hasBody || others.length > 0) {
    throw malformed('an Envelope holds at most one Header, then exactly one Body');
  }
  if (header !== undefined && onlyElements(header) === undefined)
    throw malformed('text stands in the Header');
  return { form, root, header, body };
}

function malformed(found: string): PlegmaError {
  return new PlegmaError('ENVELOPE_MALFORMED', `The message is no SOAP envelope: ${found}.`);
}
