import type { ErrorEntry } from './catalogue.ts';

/** Errors of reading XML (\`src/xml\`). */
export const xmlErrors = {
  XML_NOT_WELL_FORMED: {
    fault: 'InvalidRequest',
    when: 'The text breaks a rule of XML 1.0 or of Namespaces in XML 1.0.',
    remedy: 'Send well-formed XML.',
  },
} as const satisfies Record<string, ErrorEntry>;
