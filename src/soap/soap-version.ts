import { type EnvelopeForm, envelopeFormOf, envelopeForms } from '../security/soap-envelope.ts';

/** The two versions of SOAP on the wire. */
export type SoapVersion = EnvelopeForm['version'];

/** What differs between the versions wherever a message is written. */
export interface SoapDialect extends EnvelopeForm {
  /** The media type of a message without attachments. */
  readonly mediaType: string;
  /** Exactly this, upper and lower case included: JAX-WS and .NET refuse other spellings (IN-4). */
  readonly contentType: string;
}

/** By version of SOAP. */
export const soapDialects: Readonly<Record<SoapVersion, SoapDialect>> = {
  '1.1': {
    ...envelopeForms['1.1'],
    mediaType: 'text/xml',
    contentType: 'text/xml; charset=utf-8',
  },
  '1.2': {
    ...envelopeForms['1.2'],
    mediaType: 'application/soap+xml',
    contentType: 'application/soap+xml; charset=utf-8',
  },
};

/** The version whose envelope is in `namespace`, if any is. */
export function soapVersionOf(namespace: string): SoapVersion | undefined {
  return envelopeFormOf(namespace)?.version;
}
