import type { ErrorEntry } from './error-entry.ts';

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
  TRANSFER_ENCODING_UNSUPPORTED: {
    fault: 'InvalidRequest',
    status: 501,
    when: 'The Transfer-Encoding is another one than chunked.',
    remedy: 'Send Content-Length, or chunks with HTTP/1.1; compress with Content-Encoding.',
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
  SERVER_BUSY: {
    fault: 'Unavailable',
    status: 503,
    when: 'As many large messages were being worked on for a while as the endpoint has memory for.',
    remedy: 'Send the message again later; large content goes as an attachment or through a transfer link.',
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
  SOAP_VERSION_UNSUPPORTED: {
    fault: 'InvalidRequest',
    when: 'The root of the message is not the Envelope of SOAP 1.1 or SOAP 1.2.',
    remedy: 'Use http://schemas.xmlsoap.org/soap/envelope/ or http://www.w3.org/2003/05/soap-envelope.',
  },
  HEADER_NOT_UNDERSTOOD: {
    fault: 'InvalidRequest',
    when: 'A header block addressed to this endpoint has mustUnderstand set and is not understood.',
    remedy: 'Leave the header out, or send it without mustUnderstand.',
  },
  ENCODING_STYLE_UNSUPPORTED: {
    fault: 'InvalidRequest',
    when: 'An encodingStyle names rules other than the encodings of SOAP 1.1 and SOAP 1.2.',
    remedy: 'Leave encodingStyle out, or name http://schemas.xmlsoap.org/soap/encoding/.',
  },
  ADDRESSING_INVALID: {
    fault: 'InvalidRequest',
    when: 'A WS-Addressing header is doubled, malformed or mixed with another version.',
    remedy: 'Send the headers of one WS-Addressing version, each at most once.',
  },
  ADDRESSING_HEADER_MISSING: {
    fault: 'InvalidRequest',
    when: 'The message uses WS-Addressing 1.0 and has no Action.',
    remedy: 'Send wsa:Action, or no WS-Addressing headers at all.',
  },
  ACTION_MISMATCH: {
    fault: 'InvalidRequest',
    when: 'SOAPAction, or the action of the media type, names another action than wsa:Action.',
    remedy: 'Send the same action in both, or an empty SOAPAction.',
  },
  DESTINATION_UNKNOWN: {
    fault: 'InvalidRequest',
    when: 'The signed wsa:To names an endpoint other than the one that the message came to.',
    remedy: 'Send the message to the address that its wsa:To names.',
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
  FAULT_DECLARED: {
    fault: 'InvalidRequest',
    when: 'An operation refused the request with a fault that its WSDL declares.',
    remedy: 'See the detail of the fault.',
  },
  FAULT_DECLARED_BY_RECEIVER: {
    fault: 'Unavailable',
    when: 'An operation failed with a fault that its WSDL declares, for a reason of its own.',
    remedy: 'See the detail of the fault.',
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
  SCHEMA_DOCUMENT_INVALID: {
    fault: 'InternalError',
    when: 'A WSDL or schema breaks a rule of its standard, uses what is not read, or refers to what is not there.',
    remedy: 'Correct the document; the sentence names the component.',
  },
  SCHEMA_ELEMENT_UNEXPECTED: {
    fault: 'InvalidRequest',
    when: 'An element stands where the schema does not allow it: unknown, out of order, or once too often.',
    remedy: 'Send the elements that the WSDL lists, in its order.',
  },
  SCHEMA_ELEMENT_MISSING: {
    fault: 'InvalidRequest',
    when: 'An element that the schema requires is not there.',
    remedy: 'Send every element that the WSDL does not mark as optional.',
  },
  SCHEMA_ATTRIBUTE_UNEXPECTED: {
    fault: 'InvalidRequest',
    when: 'An element has an attribute that the schema does not allow.',
    remedy: 'Leave the attribute out.',
  },
  SCHEMA_ATTRIBUTE_MISSING: {
    fault: 'InvalidRequest',
    when: 'An attribute that the schema requires is not there.',
    remedy: 'Send every attribute that the schema marks as required.',
  },
  SCHEMA_TEXT_UNEXPECTED: {
    fault: 'InvalidRequest',
    when: 'Text stands in an element that takes only child elements, or child elements in one that takes only text.',
    remedy: 'Send the content that the WSDL describes.',
  },
  SCHEMA_VALUE_INVALID: {
    fault: 'InvalidRequest',
    when: 'A value is not in the lexical form of its type, or outside the range, length, pattern or choices allowed.',
    remedy: 'Send a value that the sentence allows.',
  },
  SCHEMA_TYPE_INVALID: {
    fault: 'InvalidRequest',
    when: 'An xsi:type is unknown, abstract, or does not stand in for the type that the schema has there.',
    remedy: 'Leave xsi:type out, or name the type of the schema.',
  },
  SCHEMA_NIL_REFUSED: {
    fault: 'InvalidRequest',
    when: 'An element that must have a value has xsi:nil="true".',
    remedy: 'Send a value, or leave the element out where it is optional.',
  },
  SCHEMA_REFERENCE_MISSING: {
    fault: 'InvalidRequest',
    when: 'An href or ref of an encoded message names no element of it.',
    remedy: 'Send values inline, or every target once as a sibling of the operation.',
  },
  SCHEMA_REFERENCE_AMBIGUOUS: {
    fault: 'InvalidRequest',
    when: 'An href or ref of an encoded message names several elements of it.',
    remedy: 'Give each id to one element alone.',
  },
  SCHEMA_REFERENCE_INVALID: {
    fault: 'InvalidRequest',
    when: 'References of an encoded message go in a circle, too deep, or multiply its content beyond the limit.',
    remedy: 'Send values inline, or every target once as a sibling of the operation.',
  },
  SCHEMA_ATTACHMENT_MISSING: {
    fault: 'InvalidRequest',
    when: 'An xop:Include or a cid: reference names no attachment of the message.',
    remedy: 'Send the attachment with that Content-ID, or the content inline as base64.',
  },
  VALUE_NOT_ENCODABLE: {
    fault: 'InternalError',
    when: 'A value of our own that is to be sent does not fit its type in the WSDL.',
    remedy: 'Correct the caller: the path names the member.',
  },
} as const satisfies Record<string, ErrorEntry>;
