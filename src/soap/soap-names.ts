/** Namespaces that more than one part of a SOAP message is written in. */
export const namespaces = {
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  xop: 'http://www.w3.org/2004/08/xop/include',
  /** Of the detail elements of our faults. */
  common: 'urn:plegma:common:1',
} as const;
