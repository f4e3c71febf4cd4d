/** Of the detail elements of our faults (`wsdl/common.xsd`). */
export const COMMON_NAMESPACE = 'urn:plegma:common:1';

/** Of `xop:Include` (XOP §2.1). */
export const XOP_NAMESPACE = 'http://www.w3.org/2004/08/xop/include';

/** Of `xmime:contentType`, which says what binary content is (Assigning Media Types to Binary Data in XML §2). */
export const XMIME_NAMESPACE = 'http://www.w3.org/2005/05/xmlmime';

/** Of procedure calls in SOAP 1.2: the name of the return value, and codes of faults (part 2 §4). */
export const SOAP_RPC_NAMESPACE = 'http://www.w3.org/2003/05/soap-rpc';

/** Of WSDL 1.1; `wsdl:arrayType` stands in schemas too (§2.2). */
export const WSDL_NAMESPACE = 'http://schemas.xmlsoap.org/wsdl/';
