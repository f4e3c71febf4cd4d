const OASIS_2004 = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';

/** WS-Security 1.0: the Security header, tokens and references to them. */
export const WSSE = `${OASIS_2004}-wssecurity-secext-1.0.xsd`;
/** What WS-Security 1.1 added. */
export const WSSE11 = 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd';
/** WS-Security 1.1 while it was a draft: WSS4J 1.5, and with it GRIA's stack, never left it. */
const DRAFT_2005 = 'http://docs.oasis-open.org/wss/2005/xx/oasis-2005xx-wss';
/** WSSE11 in that draft. */
export const WSSE11_DRAFT = `${DRAFT_2005}-wssecurity-secext-1.1.xsd`;
/** WS-Security's utilities: `wsu:Id`, `wsu:Timestamp`. */
export const WSU = `${OASIS_2004}-wssecurity-utility-1.0.xsd`;
/** XML-DSig. */
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
/** SAML 1.0 and 1.1 assertions as tokens of the Security header (SAML token profile 1.1). */
export const SAML_10 = 'urn:oasis:names:tc:SAML:1.0:assertion';
/** SAML 2.0 assertions, likewise. */
export const SAML_20 = 'urn:oasis:names:tc:SAML:2.0:assertion';
/** XML Encryption. */
export const XENC = 'http://www.w3.org/2001/04/xmlenc#';
/** The transform that leaves out the signature itself (XML-DSig §6.6.4). */
export const ENVELOPED_SIGNATURE = `${DS}enveloped-signature`;
/** Exclusive C14N: the identifier of the algorithm, and the namespace of its `InclusiveNamespaces`. */
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';

const MESSAGE_SECURITY = `${OASIS_2004}-soap-message-security-1.0`;
const X509_PROFILE = `${OASIS_2004}-x509-token-profile-1.0`;

/** EncodingType of tokens and key identifiers: the only one that is read. */
export const BASE64_BINARY = `${MESSAGE_SECURITY}#Base64Binary`;
/** The transform that puts a token in place of the reference to it (WSS 1.0 §8.3). */
export const STR_TRANSFORM = `${MESSAGE_SECURITY}#STR-Transform`;
/** ValueType of one certificate in the token profile 1.1 (WebLogic, XWSS); what version a certificate has, it says itself. */
export const X509_V1 = `${X509_PROFILE}#X509v1`;
/** ValueType of one certificate. */
export const X509_V3 = `${X509_PROFILE}#X509v3`;
/** ValueType of a certificate path. */
export const X509_PKI_PATH = `${X509_PROFILE}#X509PKIPathv1`;
/** ValueType of certificates in a PKCS #7, in no order. */
export const X509_PKCS7 = `${X509_PROFILE}#PKCS7`;
/** ValueType of a reference by subject key identifier. */
export const X509_SKI = `${X509_PROFILE}#X509SubjectKeyIdentifier`;
/** ValueType of a reference by the SHA-1 of the certificate. */
export const THUMBPRINT_SHA1 =
  'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1';
/** The same in the draft of 2005. */
export const THUMBPRINT_SHA1_DRAFT = `${DRAFT_2005}-soap-message-security-1.1#ThumbprintSHA1`;
/** The transform that signs the content of an attachment, without its headers (SwA profile 1.1 §5.2). */
export const ATTACHMENT_CONTENT =
  'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform';
/** The transform that signs it with the headers that say what it is (SwA profile 1.1 §5.3). */
export const ATTACHMENT_COMPLETE =
  'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Complete-Signature-Transform';
