import type { ErrorEntry } from './catalogue.ts';

/** Errors of SOAP messages and HTTP transport (`src/soap`). */
export const soapErrors = {
  METHOD_NOT_ALLOWED: {
    fault: 'InvalidRequest',
    status: 405,
    when: 'The HTTP method is neither POST nor a GET of ?wsdl or ?xsd.',
    remedy: 'POST a SOAP envelope, or GET the address with ?wsdl.',
  },
  LENGTH_REQUIRED: {
    fault: 'InvalidRequest',
    status: 411,
    when: 'A POST came with neither Content-Length nor Transfer-Encoding.',
    remedy: 'Send Content-Length, or chunks with HTTP/1.1.',
  },
  MESSAGE_TOO_LARGE: {
    fault: 'LimitExceeded',
    status: 413,
    when: 'The message, after decompression, is larger than the endpoint takes.',
    remedy: 'Send large content as an attachment or through a transfer link.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    fault: 'InvalidRequest',
    status: 415,
    when: 'The Content-Type is missing, malformed or none of those that carry SOAP.',
    remedy:
      'Use text/xml (SOAP 1.1), application/soap+xml (SOAP 1.2), multipart/related (SwA, MTOM) or application/dime.',
  },
  CHARSET_UNSUPPORTED: {
    fault: 'InvalidRequest',
    status: 415,
    when: 'The charset of the Content-Type is not one that the endpoint reads.',
    remedy: 'Send UTF-8 (WS-I R4001, R4002).',
  },
  CONTENT_ENCODING_UNSUPPORTED: {
    fault: 'InvalidRequest',
    status: 415,
    when: 'The Content-Encoding is neither gzip, deflate nor identity.',
    remedy: 'Send the message without compression, or with gzip.',
  },
  BODY_UNREADABLE: {
    fault: 'InvalidRequest',
    status: 400,
    when: 'The HTTP body broke off, or its compression is damaged.',
    remedy: 'Send the message again.',
  },
  RECEIVE_TIMEOUT: {
    fault: 'LimitExceeded',
    status: 408,
    when: 'The sender took longer over its message than the endpoint waits.',
    remedy: 'Send again over a better link; large content goes through resumable transfer links.',
  },
  ATTACHMENTS_MALFORMED: {
    fault: 'InvalidRequest',
    when: 'A multipart/related or DIME package breaks its format (RFC 2046, RFC 2387, DIME draft 02).',
    remedy: 'Correct the package; the sentence names the broken part.',
  },
  ATTACHMENTS_LIMIT: {
    fault: 'LimitExceeded',
    when: 'A package has more parts, longer part headers or more bytes than the endpoint takes.',
    remedy: 'Send fewer or smaller attachments, or use transfer links.',
  },
  ENVELOPE_INVALID: {
    fault: 'InvalidRequest',
    when: 'The document is no SOAP envelope: wrong root, no Body, two of them, or content around them.',
    remedy: 'Send one Envelope with an optional Header and one Body, nothing after it (WS-I R1011).',
  },
  SOAP_VERSION_UNSUPPORTED: {
    fault: 'InvalidRequest',
    when: 'The Envelope is in a namespace that is neither SOAP 1.1 nor SOAP 1.2, or not that of its Content-Type.',
    remedy: 'Use http://schemas.xmlsoap.org/soap/envelope/ or http://www.w3.org/2003/05/soap-envelope.',
  },
  HEADER_NOT_UNDERSTOOD: {
    fault: 'InvalidRequest',
    when: 'A header block addressed to this endpoint has mustUnderstand set and is not understood.',
    remedy: 'Leave the header out, or send it without mustUnderstand.',
  },
  ADDRESSING_INVALID: {
    fault: 'InvalidRequest',
    when: 'A WS-Addressing header is missing, doubled, malformed or mixed with another version.',
    remedy: 'Send the headers of one WS-Addressing version, each at most once.',
  },
  REPLY_ADDRESS_UNSUPPORTED: {
    fault: 'InvalidRequest',
    when: 'ReplyTo or FaultTo is an address to which the endpoint would have to connect.',
    remedy: 'Use the anonymous address: answers go back over the same connection.',
  },
  OPERATION_UNKNOWN: {
    fault: 'InvalidRequest',
    when: 'The first child of Body names no operation of this service.',
    remedy: 'See the WSDL of the endpoint (?wsdl) for its operations.',
  },
  DOCUMENT_UNKNOWN: {
    fault: 'NotFound',
    status: 404,
    when: 'The endpoint serves no WSDL or schema of this name.',
    remedy: 'Follow the addresses inside the WSDL (?wsdl).',
  },
  UNEXPECTED: {
    fault: 'InternalError',
    when: 'Something went wrong that is not the fault of the request.',
    remedy: 'Tell the operator the reference of the fault: it stands in the log.',
  },
  TRANSPORT_FAILED: {
    fault: 'Unavailable',
    when: 'The client could not send its message, or got no answer: name, connection, TLS, broken link.',
    remedy: 'Check the address and the network; the same request may be sent again.',
  },
  TRANSPORT_TIMEOUT: {
    fault: 'Unavailable',
    when: 'The peer did not answer within the time that the client waits.',
    remedy: 'Send the same request again, or allow more time.',
  },
  ANSWER_INVALID: {
    fault: 'Unavailable',
    when: 'The peer answered with something that is not the SOAP answer to the request.',
    remedy: 'Check the address: it may belong to a web page or a proxy.',
  },
  ANSWER_TOO_LARGE: {
    fault: 'LimitExceeded',
    when: 'The answer is larger than the client takes.',
    remedy: 'Ask for less at once, or raise the limit of the client.',
  },
} as const satisfies Record<string, ErrorEntry>;
