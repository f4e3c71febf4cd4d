import type { ErrorEntry } from './catalogue.ts';

/** Errors of SOAP messages and HTTP transport (\`src/soap\`). */
export const soapErrors = {
  OPERATION_UNKNOWN: {
    fault: 'InvalidRequest',
    when: 'The first child of Body names no operation of this service.',
    remedy: 'See the WSDL of the endpoint (?wsdl) for its operations.',
  },
} as const satisfies Record<string, ErrorEntry>;
