import { digestAlgorithms, signatureAlgorithms } from './algorithms.ts';
import { toHex } from './bytes.ts';
import type { Credential } from './credential.ts';
import { DEFAULT_DIALECT, type SignatureDialect } from './dialect.ts';
import { DS, EXCLUSIVE_C14N, WSSE, WSU } from './namespaces.ts';
import { SignedPart } from './signed-part.ts';
import { type EnvelopeForm, envelopeForms } from './soap-envelope.ts';
import { writeToken } from './wsse/write-token.ts';

/** A header block in exclusive canonical form, standing alone. */
export interface HeaderBlock {
  readonly xml: string;
  /** Its `wsu:Id`, where a signature is to cover it. */
  readonly signedAs?: string;
}

/** A message to be signed, its parts as texts in exclusive canonical form. */
export interface OutgoingMessage {
  readonly headers?: readonly HeaderBlock[];
  /**
   * The content of Body, canonical where the prefixes `soapenv` (the envelope's namespace) and `wsu` are declared
   * already: a fault is written as `<soapenv:Fault>` without a declaration of its own.
   */
  readonly body: string;
  /** Prefixes that the content of Body uses only in values and declares itself: listed as `InclusiveNamespaces` (IN-41). */
  readonly valuePrefixes?: readonly string[];
  /**
   * An object that stands for this content, where many messages carry the same: the Body is then written and digested
   * once for each version of SOAP, and has the same id in all messages.
   */
  readonly lasting?: object | undefined;
}

/** How a message is signed. */
export interface SignOptions {
  /** {@link DEFAULT_DIALECT} for requests, `answerDialect` of the request for answers. */
  readonly dialect?: SignatureDialect;
  /** From Created to Expires, in seconds; 300 as in WSS4J. */
  readonly lifetime?: number;
  /** Whether the receiver must check the signature or refuse the message. Not in answers (IN-23). */
  readonly mustUnderstand?: boolean;
  /** Milliseconds since 1970. */
  readonly clock?: (() => number) | undefined;
}

/**
 * Writes and signs a whole envelope (WS-Security 1.0, X.509 token profile): Body, Timestamp and the header blocks
 * that ask for it. Every signed part is written as its own canonical form, so that nothing is canonicalised.
 *
 * @returns The envelope's text, without an XML declaration; it must be sent as it is.
 * @throws CREDENTIAL_UNUSABLE
 * @example
 * const text = await signEnvelope({ body: '<r:ListSize xmlns:r="urn:plegma:registry:1"></r:ListSize>' }, credential);
 */
export async function signEnvelope(
  message: OutgoingMessage,
  credential: Credential,
  options: SignOptions = {},
): Promise<string> {
  const { dialect = DEFAULT_DIALECT, lifetime = 300, clock = Date.now } = options;
  const form = envelopeForms[dialect.soapVersion];
  const unique = uniqueSuffix();
  const timestampId = `Timestamp-${unique}`;
  const headers = message.headers ?? [];
  // Without a Timestamp a kept Body would make the next signature the same: it would look like a replay.
  const body =
    dialect.timestamp === 'absent' ? writeBody(message, form, unique) : bodyOf(message, form, unique);
  const timestamp = dialect.timestamp === 'absent' ? '' : writeTimestamp(timestampId, clock(), lifetime);
  const signed = [body];
  if (timestamp !== '') signed.push(new SignedPart(timestampId, timestamp));
  for (const { xml, signedAs } of headers)
    if (signedAs !== undefined) signed.push(new SignedPart(signedAs, xml));

  const { token, reference } = await writeToken(credential, dialect.token, `Token-${unique}`);
  const signature = await writeSignature(signed, reference, credential, dialect);
  const before = dialect.timestamp === 'before';
  const content = before ? timestamp + token + signature : token + signature + timestamp;
  const flag = options.mustUnderstand ? ' soapenv:mustUnderstand="1"' : '';
  return (
    `<soapenv:Envelope xmlns:soapenv="${form.namespace}"><soapenv:Header>${headers.map(({ xml }) => xml).join('')}` +
    `<wsse:Security xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}"${flag}>${content}</wsse:Security>` +
    `</soapenv:Header>${body.text}</soapenv:Envelope>`
  );
}

const instance = toHex(globalThis.crypto.getRandomValues(new Uint8Array(8)));
let messages = 0;

/** Ids must be unique within a message, ids in its content included; they need not be unguessable. */
function uniqueSuffix(): string {
  messages += 1;
  return `${instance}-${messages}`;
}

const lastingBodies = new WeakMap<object, Partial<Record<EnvelopeForm['version'], SignedPart>>>();

function bodyOf(message: OutgoingMessage, form: EnvelopeForm, unique: string): SignedPart {
  const { lasting } = message;
  if (lasting === undefined) return writeBody(message, form, unique);
  const known = lastingBodies.get(lasting);
  const body = known?.[form.version] ?? writeBody(message, form, unique);
  if (known?.[form.version] === undefined) lastingBodies.set(lasting, { ...known, [form.version]: body });
  return body;
}

function writeBody({ body, valuePrefixes }: OutgoingMessage, form: EnvelopeForm, unique: string): SignedPart {
  const id = `Body-${unique}`;
  const start = `<soapenv:Body xmlns:soapenv="${form.namespace}" xmlns:wsu="${WSU}" wsu:Id="${id}">`;
  return new SignedPart(id, `${start}${body}</soapenv:Body>`, valuePrefixes);
}

function writeTimestamp(id: string, now: number, lifetime: number): string {
  const created = new Date(now).toISOString();
  const expires = new Date(now + lifetime * 1000).toISOString();
  return `<wsu:Timestamp xmlns:wsu="${WSU}" wsu:Id="${id}"><wsu:Created>${created}</wsu:Created><wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`;
}

async function writeSignature(
  parts: readonly SignedPart[],
  tokenReference: string,
  credential: Credential,
  dialect: SignatureDialect,
): Promise<string> {
  const algorithm = signatureAlgorithms[dialect.signature];
  const references = await Promise.all(parts.map((part) => writeReference(part, credential, dialect)));
  const signedInfo =
    `<ds:SignedInfo xmlns:ds="${DS}"><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></ds:CanonicalizationMethod>` +
    `<ds:SignatureMethod Algorithm="${algorithm.uri}"></ds:SignatureMethod>${references.join('')}</ds:SignedInfo>`;
  const value = await credential.sign(algorithm, signedInfo);
  return (
    `<ds:Signature xmlns:ds="${DS}">${signedInfo}<ds:SignatureValue>${value}</ds:SignatureValue>` +
    `<ds:KeyInfo>${tokenReference}</ds:KeyInfo></ds:Signature>`
  );
}

async function writeReference(
  part: SignedPart,
  { crypto }: Credential,
  dialect: SignatureDialect,
): Promise<string> {
  const digest = digestAlgorithms[dialect.digest];
  const value = await part.digest(digest.name, crypto);
  const list = part.inclusivePrefixes.join(' ');
  const inclusive =
    list &&
    `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="${list}"></ec:InclusiveNamespaces>`;
  return (
    `<ds:Reference URI="#${part.id}"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}">${inclusive}</ds:Transform></ds:Transforms>` +
    `<ds:DigestMethod Algorithm="${digest.uri}"></ds:DigestMethod><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`
  );
}
