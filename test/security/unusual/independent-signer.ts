import { constants, createHash, type KeyObject, type SignKeyObjectInput, sign } from 'node:crypto';

/**
 * A signer that shares nothing with the engine: templates, libxml2's exclusive canonical form, Node's cryptography.
 * libxml2 is loaded late, as its top-level await would make mocha load every file that imports it a second time.
 */
const libxml2 = () => import('libxml2-wasm');

export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';
export const DS = 'http://www.w3.org/2000/09/xmldsig#';
export const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const OASIS = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss';
export const WSSE = `${OASIS}-wssecurity-secext-1.0.xsd`;
export const WSU = `${OASIS}-wssecurity-utility-1.0.xsd`;
export const X509_V3 = `${OASIS}-x509-token-profile-1.0#X509v3`;
export const PKI_PATH = `${OASIS}-x509-token-profile-1.0#X509PKIPathv1`;
export const PKCS7 = `${OASIS}-x509-token-profile-1.0#PKCS7`;
export const SKI = `${OASIS}-x509-token-profile-1.0#X509SubjectKeyIdentifier`;
export const BASE64 = `${OASIS}-soap-message-security-1.0#Base64Binary`;
export const STR_TRANSFORM = `${OASIS}-soap-message-security-1.0#STR-Transform`;
export const SAML_TOKEN = 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1';
export const THUMBPRINT = 'http://docs.oasis-open.org/wss/oasis-wss-soap-message-security-1.1#ThumbprintSHA1';
/** How the names of WS-Security 1.1 began while it was a draft. */
export const DRAFT_11 = 'http://docs.oasis-open.org/wss/2005/xx/oasis-2005xx-wss';
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

export type Hash = 'sha1' | 'sha256' | 'sha384' | 'sha512';

export const DIGESTS: Readonly<Record<Hash, string>> = {
  sha1: `${DS}sha1`,
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: `${MORE}sha384`,
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
};

/** One ds:Reference. */
export interface ReferencePlan {
  readonly id: string;
  /** How the id is referred to. */
  readonly uri?: string;
  readonly attributes?: string;
  /** The content of ds:Transforms. */
  readonly transforms?: string;
  readonly prefixes?: readonly string[];
  readonly digest?: Hash;
  /** What is digested instead of the element. */
  readonly octets?: string;
  /** How the digest is spelled. */
  readonly spelled?: (base64: string) => string;
}

/** A message as templates; each slot is filled by the text of its name. */
export interface MessagePlan {
  readonly key: KeyObject;
  /** With the slot `@SECURITY@`. */
  readonly envelope?: string;
  /** With the slots `@TOKEN@`, `@SIGNATURE@`, `@TIMESTAMP@`. */
  readonly security?: string;
  readonly token?: string;
  readonly timestamp?: string;
  /** With the slots `@REFERENCES@`, `@VALUE@` and `@KEYINFO@`. */
  readonly signature?: string;
  readonly keyInfo?: string;
  readonly references?: readonly ReferencePlan[];
  readonly method?: string;
  /** Octets of the salt: the signature is one by RSA-PSS. */
  readonly saltLength?: number;
  readonly hash?: Hash;
  readonly signedInfoPrefixes?: readonly string[];
  /** Changes the spelling of the whole text before it is signed. */
  readonly edit?: (text: string) => string;
  readonly spelledValue?: (base64: string) => string;
}

export const EXCLUSIVE = `<ds:Transform Algorithm="${EXC}"/>`;
export const inclusive = (list: string) =>
  `<ds:Transform Algorithm="${EXC}"><ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="${list}"/></ds:Transform>`;
export const ORDER = '<o:Order xmlns:o="urn:test:order"><o:item>one picture</o:item></o:Order>';
export const bodyOf = (content: string, attributes = 'wsu:Id="body"') =>
  `<s:Body ${attributes}>${content}</s:Body>`;
export const envelopeOf = (body = bodyOf(ORDER), header = '@SECURITY@', soap = SOAP, attributes = '') =>
  `<s:Envelope xmlns:s="${soap}" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" xmlns:ds="${DS}"${attributes}><s:Header>${header}</s:Header>${body}</s:Envelope>`;
export const timestampOf = (created = new Date().toISOString(), expires?: string) =>
  `<wsu:Timestamp wsu:Id="time"><wsu:Created>${created}</wsu:Created>${expires === undefined ? '' : `<wsu:Expires>${expires}</wsu:Expires>`}</wsu:Timestamp>`;
export const tokenOf = (base64: string, type = X509_V3) =>
  `<wsse:BinarySecurityToken EncodingType="${BASE64}" ValueType="${type}" wsu:Id="token">${base64}</wsse:BinarySecurityToken>`;
export const str = (content: string, attributes = '') =>
  `<wsse:SecurityTokenReference${attributes}>${content}</wsse:SecurityTokenReference>`;
export const directReference = (type = X509_V3) => str(`<wsse:Reference URI="#token" ValueType="${type}"/>`);
export const signatureOf = (canonicalisation = `<ds:CanonicalizationMethod Algorithm="${EXC}"/>`) =>
  `<ds:Signature><ds:SignedInfo>${canonicalisation}<ds:SignatureMethod Algorithm="@METHOD@"/>@REFERENCES@</ds:SignedInfo>` +
  '<ds:SignatureValue>@VALUE@</ds:SignatureValue><ds:KeyInfo>@KEYINFO@</ds:KeyInfo></ds:Signature>';

/** Fills the templates and signs. */
export async function signIndependently(plan: MessagePlan): Promise<string> {
  const references = plan.references ?? [{ id: 'body' }, ...(plan.timestamp === '' ? [] : [{ id: 'time' }])];
  const hash = plan.hash ?? 'sha256';
  const scheme = plan.key.asymmetricKeyType === 'rsa' ? 'rsa' : 'ecdsa';
  const method = plan.method ?? (hash === 'sha1' ? `${DS}rsa-sha1` : `${MORE}${scheme}-${hash}`);
  const template = (plan.envelope ?? envelopeOf())
    .replace(
      '@SECURITY@',
      () => plan.security ?? '<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
    )
    .replace('@TOKEN@', () => plan.token ?? '')
    .replace('@TIMESTAMP@', () => plan.timestamp ?? timestampOf())
    .replace('@SIGNATURE@', () => plan.signature ?? signatureOf())
    .replace('@METHOD@', method)
    .replace('@KEYINFO@', () => plan.keyInfo ?? directReference())
    .replace('@REFERENCES@', () => references.map(writeReference).join(''));
  let text = plan.edit?.(template) ?? template;
  for (const [index, reference] of references.entries()) {
    const octets = reference.octets ?? (await canonical(text, byId(reference.id), reference.prefixes));
    const digest = createHash(reference.digest ?? 'sha256')
      .update(octets)
      .digest('base64');
    text = text.replace(`@DIGEST${index}@`, reference.spelled?.(digest) ?? digest);
  }
  const signedInfo = await canonical(text, '//*[local-name()="SignedInfo"]', plan.signedInfoPrefixes);
  const value = sign(hash, Buffer.from(signedInfo), { key: plan.key, ...paddingOf(plan) });
  const base64 = value.toString('base64');
  return text.replace('@VALUE@', plan.spelledValue?.(base64) ?? base64);
}

function paddingOf({ saltLength }: MessagePlan): Omit<SignKeyObjectInput, 'key'> {
  if (saltLength === undefined) return { dsaEncoding: 'ieee-p1363' };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

function writeReference(plan: ReferencePlan, index: number): string {
  return (
    `<ds:Reference URI="${plan.uri ?? `#${plan.id}`}"${plan.attributes ?? ''}><ds:Transforms>${plan.transforms ?? EXCLUSIVE}</ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${DIGESTS[plan.digest ?? 'sha256']}"/><ds:DigestValue>@DIGEST${index}@</ds:DigestValue></ds:Reference>`
  );
}

function byId(id: string): string {
  return `//*[@*[normalize-space(.)="${id}" and (translate(local-name(),"ID","id")="id" or local-name()="AssertionID")]]`;
}

/** The exclusive canonical form, by libxml2, of the first element that an XPath finds. */
export async function canonical(
  text: string,
  path: string,
  prefixes: readonly string[] = [],
): Promise<string> {
  const { XmlDocument, XmlC14NMode, ParseOption } = await libxml2();
  const document = XmlDocument.fromString(text, {
    option: ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_HUGE,
  });
  try {
    const element = document.find(path)[0];
    if (element === undefined) throw new Error(`the message has no ${path}`);
    return element.canonicalizeToString({
      mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
      inclusiveNamespacePrefixes: [...prefixes],
    });
  } finally {
    document.dispose();
  }
}
