import { PlegmaError } from '../../errors/plegma-error.ts';
import { attribute } from '../../xml/navigate.ts';
import type { XmlAttribute, XmlElement } from '../../xml/tree.ts';
import { SOAP_12_ENCODING_NAMESPACE, SOAP_ENCODING_NAMESPACE } from '../schema/model.ts';
import { soapName } from '../soap-prefix.ts';
import { type SoapVersion, soapDialects, soapVersionOf } from '../soap-version.ts';

/**
 * What is encoded says by which rules, for there are none by default (SOAP 1.1 §4.1.1): on a child of Body or of the detail,
 * never on Body (SOAP 1.2 part 1 §5.1.1).
 */
export const encodingStyles: Readonly<Record<SoapVersion, XmlAttribute>> = {
  '1.1': { ...soapName('1.1', 'encodingStyle'), value: SOAP_ENCODING_NAMESPACE },
  '1.2': { ...soapName('1.2', 'encodingStyle'), value: SOAP_12_ENCODING_NAMESPACE },
};

/**
 * Refuses rules of encoding that are not known. They may stand on any element, Envelope and Body included (IN-13).
 *
 * @throws ENCODING_STYLE_UNSUPPORTED
 */
export function requireKnownEncoding(written: XmlAttribute): void {
  if (written.local !== 'encodingStyle' || soapVersionOf(written.namespace) === undefined) return;
  const styles = stylesIn(written.value);
  if (styles.length === 0 || styles.some(isKnown)) return;
  throw new PlegmaError(
    'ENCODING_STYLE_UNSUPPORTED',
    `The encodingStyle is ${JSON.stringify(written.value.slice(0, 200))}, which is not known here.`,
  );
}

/** Whether the sender of a payload says that it speaks the encoding of SOAP 1.2, on it or round it. */
export function declaresSoap12Encoding(payload: XmlElement): boolean {
  for (let at: XmlElement | undefined = payload; at !== undefined; at = at.parent) {
    const style = attribute(at, soapDialects['1.2'].namespace, 'encodingStyle');
    if (style !== undefined) return stylesIn(style).includes(SOAP_12_ENCODING_NAMESPACE);
  }
  return false;
}

function stylesIn(value: string): string[] {
  return value.split(/[\t\n\r ]+/).filter((style) => style !== '');
}

/** Every URI that begins with that of section 5 conforms to it (SOAP 1.1 §4.1.1); SOAP 1.2 has a word for no claim. */
function isKnown(style: string): boolean {
  return (
    style.startsWith(SOAP_ENCODING_NAMESPACE) ||
    style === SOAP_12_ENCODING_NAMESPACE ||
    style === 'http://www.w3.org/2003/05/soap-envelope/encoding/none'
  );
}
