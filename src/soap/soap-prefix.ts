import { CanonicalWriter, type XmlName } from '../xml/write.ts';
import { type SoapVersion, soapDialects } from './soap-version.ts';

/** The prefix of SOAP itself in everything that we write: `signEnvelope` writes the same. */
export const SOAP_PREFIX = 'soapenv';

/** A name of SOAP's own vocabulary. */
export function soapName(version: SoapVersion, local: string): XmlName {
  return { prefix: SOAP_PREFIX, namespace: soapDialects[version].namespace, local };
}

/** Writes what will stand in a Body, which declares the prefix of SOAP. */
export function bodyWriter(version: SoapVersion): CanonicalWriter {
  return new CanonicalWriter([{ prefix: SOAP_PREFIX, uri: soapDialects[version].namespace }]);
}
