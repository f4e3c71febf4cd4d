/** Of the detail elements of our faults (`wsdl/common.xsd`). */
export const COMMON_NAMESPACE = 'urn:plegma:common:1';

/** Of `xop:Include` (XOP §2.1). */
export const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';
