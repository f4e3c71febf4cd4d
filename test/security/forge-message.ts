import {
  type DigestName,
  digestAlgorithms,
  type SignatureName,
  signatureAlgorithms,
} from '../../src/security/algorithms.ts';
import { encodeBase64 } from '../../src/security/base64.ts';
import type { Credential } from '../../src/security/credential.ts';
import { BASE64_BINARY, DS, EXCLUSIVE_C14N, WSSE, WSU, X509_V3 } from '../../src/security/namespaces.ts';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { childElements } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import type { XmlElement } from '../../src/xml/tree.ts';

export const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** A reference to be signed: what is left out is as a good client would have it. */
export interface ReferencePlan {
  /** The id of the element whose digest is taken. */
  readonly id: string;
  readonly uri?: string;
  readonly attributes?: string;
  readonly digest?: DigestName;
  /** Content of ds:Transforms. */
  readonly transforms?: string;
  readonly inclusivePrefixes?: readonly string[];
  /** The octets to digest instead of the element's canonical form. */
  readonly octets?: string | Uint8Array;
}

/** A message to be signed in any way, sensible or not. Texts may contain the slots named below. */
export interface MessagePlan {
  readonly credential: Credential;
  /** The whole envelope with the slot `@SECURITY@`. */
  readonly envelope?: string;
  /** The Security header with the slots `@TOKEN@`, `@SIGNATURE@` and `@TIMESTAMP@`. */
  readonly security?: string;
  readonly token?: string;
  readonly timestamp?: string;
  readonly references?: readonly ReferencePlan[];
  readonly signature?: SignatureName;
  /** Changes SignedInfo before it is signed. */
  readonly signedInfo?: (text: string) => string;
  readonly signedInfoPrefixes?: readonly string[];
  /** The content of ds:KeyInfo. */
  readonly keyInfo?: string;
  /** Changes the Signature after it was made. */
  readonly afterSigning?: (text: string) => string;
}

const EXCLUSIVE = `<ds:Transform Algorithm="${EXCLUSIVE_C14N}"/>`;

export function bodyOf(content: string, id = 'body'): string {
  return `<soap:Body wsu:Id="${id}">${content}</soap:Body>`;
}

export function envelopeOf(body: string, header = '@SECURITY@', namespace = SOAP_11): string {
  return `<soap:Envelope xmlns:soap="${namespace}" xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" xmlns:ds="${DS}"><soap:Header>${header}</soap:Header>${body}</soap:Envelope>`;
}

export const ORDER =
  '<o:Order xmlns:o="urn:test:order"><o:item>one picture</o:item><o:price>3</o:price></o:Order>';

export function timestampOf(created: number, seconds = 300, id = 'time'): string {
  const at = (time: number) => new Date(time).toISOString();
  return `<wsu:Timestamp wsu:Id="${id}"><wsu:Created>${at(created)}</wsu:Created><wsu:Expires>${at(created + seconds * 1000)}</wsu:Expires></wsu:Timestamp>`;
}

export function tokenOf({ chain: [own] }: Credential, id = 'token'): string {
  return `<wsse:BinarySecurityToken EncodingType="${BASE64_BINARY}" ValueType="${X509_V3}" wsu:Id="${id}">${encodeBase64(own.der)}</wsse:BinarySecurityToken>`;
}

export const DIRECT_REFERENCE = `<wsse:SecurityTokenReference><wsse:Reference URI="#token" ValueType="${X509_V3}"/></wsse:SecurityTokenReference>`;

/**
 * Makes a signed message as no library would: independent of `signEnvelope`, but for the canonical form, which
 * xmlsec1 and xml-crypto check elsewhere.
 */
export async function forgeMessage(plan: MessagePlan): Promise<string> {
  const { credential } = plan;
  const security = (plan.security ?? '<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>')
    .replace('@TOKEN@', plan.token ?? tokenOf(credential))
    .replace('@TIMESTAMP@', plan.timestamp ?? timestampOf(Date.now()));
  const template = (plan.envelope ?? envelopeOf(bodyOf(ORDER))).replace('@SECURITY@', security);
  const keyInfo = plan.keyInfo ?? DIRECT_REFERENCE;
  const references = plan.references ?? [
    { id: 'body' },
    ...(template.includes('wsu:Id="time"') ? [{ id: 'time' }] : []),
  ];
  const name = plan.signature ?? (credential.keyKind === 'rsa' ? 'rsa-sha256' : 'ecdsa-sha256');
  const frame = (info: string, value: string) =>
    template.replace(
      '@SIGNATURE@',
      `<ds:Signature>${info}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo>${keyInfo}</ds:KeyInfo></ds:Signature>`,
    );
  const draft = parseXml(frame('<ds:SignedInfo/>', ''));
  const written = await Promise.all(
    references.map((reference) => writeReference(draft, reference, credential)),
  );
  const plain =
    `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/>` +
    `<ds:SignatureMethod Algorithm="${signatureAlgorithms[name].uri}"/>${written.join('')}</ds:SignedInfo>`;
  const info = plan.signedInfo?.(plain) ?? plain;
  const signedInfo = findElement(parseXml(frame(info, '')), (element) => element.local === 'SignedInfo');
  const text = canonicalise(signedInfo, { inclusivePrefixes: plan.signedInfoPrefixes ?? [] });
  const value = await credential.sign(signatureAlgorithms[name], text);
  const signed = frame(info, value);
  return plan.afterSigning?.(signed) ?? signed;
}

async function writeReference(
  draft: XmlElement,
  plan: ReferencePlan,
  { crypto }: Credential,
): Promise<string> {
  const digest = digestAlgorithms[plan.digest ?? 'sha256'];
  const octets =
    plan.octets ??
    canonicalise(
      findElement(draft, (element) =>
        element.attributes.some(({ local, value }) => /^id$/i.test(local) && value === plan.id),
      ),
      { inclusivePrefixes: plan.inclusivePrefixes ?? [] },
    );
  return (
    `<ds:Reference URI="${plan.uri ?? `#${plan.id}`}"${plan.attributes ?? ''}><ds:Transforms>${plan.transforms ?? EXCLUSIVE}</ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${digest.uri}"/><ds:DigestValue>${await crypto.digest(digest.name, octets)}</ds:DigestValue></ds:Reference>`
  );
}

function findElement(root: XmlElement, fits: (element: XmlElement) => boolean): XmlElement {
  const found = searchElement(root, fits);
  if (found === undefined) throw new Error('the plan refers to an element that its message does not have');
  return found;
}

function searchElement(element: XmlElement, fits: (element: XmlElement) => boolean): XmlElement | undefined {
  if (fits(element)) return element;
  for (const child of childElements(element)) {
    const found = searchElement(child, fits);
    if (found !== undefined) return found;
  }
  return undefined;
}
