const OASIS_2004 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';

/** Namespaces of the standards that a signed message is made of. */
export const WSSE = `${OASIS_2004}-wssecurity-secext-1.0.xsd`;
export const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
export const WSU = `${OASIS_2004}-wssecurity-utility-1.0.xsd`;
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
/** Assertions as tokens of the same header (SAML token profile 1.1). */
export const SAML_10 = 'urn:oasis:names:tc:SAML:1.0:assertion';
export const SAML_20 = 'urn:oasis:names:tc:SAML:2.0:assertion';
export const XENC = 'http://www.w3.org/2001/04/xmlenc#';
export const ENVELOPED_SIGNATURE = `${DS}enveloped-signature`;
/** Exclusive C14N: the namespace of `InclusiveNamespaces` and the algorithm itself. */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

/** Identifiers of WS-Security 1.0 and 1.1, its X.509 token profile and its attachment profile. */
const MESSAGE_SECURITY = `${OASIS_2004}-soap-message-security-1.0`;
const X509_PROFILE = `${OASIS_2004}-x509-token-profile-1.0`;
export const BASE64_BINARY = `${MESSAGE_SECURITY}#Base64Binary`;
export const STR_TRANSFORM = `${MESSAGE_SECURITY}#STR-Transform`;
export const X509_V3 = `${X509_PROFILE}#X509v3`;
export const X509_PKI_PATH = `${X509_PROFILE}#X509PKIPathv1`;
export const X509_SKI = `${X509_PROFILE}#X509SubjectKeyIdentifier`;
export const THUMBPRINT_SHA1 =
  'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1';
export const ATTACHMENT_CONTENT =
  'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform';
