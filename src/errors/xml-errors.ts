import type { ErrorEntry } from './error-entry.ts';

/** Errors of reading and canonicalising XML (`src/xml`). */
export const xmlErrors = {
  XML_NOT_WELL_FORMED: {
    fault: 'InvalidRequest',
    when: 'The text breaks a rule of XML 1.0 or of Namespaces in XML 1.0.',
    remedy: 'Send well-formed XML.',
  },
  XML_ENCODING: {
    fault: 'InvalidRequest',
    when: 'The bytes are not valid UTF-8 or UTF-16, or the XML declaration names another encoding or version.',
    remedy: 'Send XML 1.0 in UTF-8, or in UTF-16 with a byte order mark (WS-I Basic Profile 1.1 R1012).',
  },
  XML_DTD_REFUSED: {
    fault: 'InvalidRequest',
    when: 'The document has a document type declaration.',
    remedy: 'Leave the <!DOCTYPE …> out: SOAP messages have none (SOAP 1.1 §3, R1008).',
  },
  XML_INSTRUCTION_REFUSED: {
    fault: 'InvalidRequest',
    when: 'The document has a processing instruction.',
    remedy: 'Leave processing instructions out: SOAP messages have none (SOAP 1.1 §3, R1009).',
  },
  XML_COMMENT_IN_VALUE: {
    fault: 'InvalidRequest',
    when: 'A comment stands beside the text of an element, where readers disagree about the value.',
    remedy: 'Leave comments out of values.',
  },
  XML_LIMIT_EXCEEDED: {
    fault: 'LimitExceeded',
    when: 'The document is larger, deeper or has more parts than the receiver reads.',
    remedy: 'Send a smaller message; large data travel as attachments or transfers.',
  },
  XML_PREFIX_UNDECLARED: {
    fault: 'InvalidRequest',
    when: 'A value is a qualified name whose prefix is not declared where it stands, or is no qualified name.',
    remedy: 'Declare the prefix on the element or on one that contains it.',
  },
  XML_RELATIVE_NAMESPACE: {
    fault: 'InvalidRequest',
    when: 'A signed part uses a namespace that is a relative reference, which has no canonical form (C14N §1.3).',
    remedy: 'Use absolute namespace URIs in what is signed.',
  },
} as const satisfies Record<string, ErrorEntry>;
