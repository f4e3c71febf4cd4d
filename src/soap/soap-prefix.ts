import type { XmlName } from '../xml/write.ts';
import { type SoapVersion, soapDialects } from './soap-version.ts';

/** The prefix of SOAP itself in everything that we write: `signEnvelope` writes the same. */
export const SOAP_PREFIX = 'soapenv';

/** A name of SOAP's own vocabulary. */
export function soapName(version: SoapVersion, local: string): XmlName {
  return { prefix: SOAP_PREFIX, namespace: soapDialects[version].namespace, local };
}
