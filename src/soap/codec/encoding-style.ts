import { PlegmaError } from '../../errors/plegma-error.ts';
import type { XmlAttribute } from '../../xml/tree.ts';
import { SOAP_12_ENCODING_NAMESPACE, SOAP_ENCODING_NAMESPACE } from '../schema/model.ts';
import { soapVersionOf } from '../soap-version.ts';

/**
 * Refuses rules of encoding that are not known. They may stand on any element, Envelope and Body included (IN-13).
 *
 * @throws ENCODING_STYLE_UNSUPPORTED
 */
export function requireKnownEncoding(attribute: XmlAttribute): void {
  if (attribute.local !== 'encodingStyle' || soapVersionOf(attribute.namespace) === undefined) return;
  const styles = attribute.value.split(/[\t\n\r ]+/).filter((style) => style !== '');
  if (styles.length === 0 || styles.some(isKnown)) return;
  throw new PlegmaError(
    'ENCODING_STYLE_UNSUPPORTED',
    `The encodingStyle is ${JSON.stringify(attribute.value.slice(0, 200))}, which is not known here.`,
  );
}

/** Every URI that begins with that of section 5 conforms to it (SOAP 1.1 §4.1.1); SOAP 1.2 has a word for no claim. */
function isKnown(style: string): boolean {
  return (
    style.startsWith(SOAP_ENCODING_NAMESPACE) ||
    style === SOAP_12_ENCODING_NAMESPACE ||
    style === 'http://www.w3.org/2003/05/soap-envelope/encoding/none'
  );
}
