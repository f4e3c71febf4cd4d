import { PlegmaError } from '../errors/plegma-error.ts';
import type { XmlElement } from '../xml/tree.ts';
import { keyKindOf } from './algorithms.ts';
import {
  confirmParts,
  type SignatureContext,
  type SignedAttachments,
  type SignedParts,
} from './confirm-parts.ts';
import type { SignatureDialect, TokenForm } from './dialect.ts';
import { checkFreshness } from './freshness.ts';
import type { MessageVerification, VerifiedMessage } from './message-verification.ts';
import { DEFAULT_POLICY, type MessagePolicy } from './policy.ts';
import { replayKey } from './replay/replay-key.ts';
import type { ReplayMemory } from './replay/replay-memory.ts';
import { CanonicalForms } from './signature/canonical-forms.ts';
import { ElementIds } from './signature/element-ids.ts';
import { unsupported } from './signature/malformed.ts';
import { readSignature, type SignatureElement } from './signature/signature-element.ts';
import type { Reference } from './signature/signed-info.ts';
import { type EnvelopeParts, envelopeParts } from './soap-envelope.ts';
import {
  type SignedSecurityHeader,
  signedSecurityHeader,
  timestampPosition,
} from './wsse/security-header.ts';
import { readTimestamp, type Timestamp } from './wsse/timestamp.ts';
import { trustToken } from './wsse/trust-token.ts';
import type { TrustedCertificate, TrustStore } from './x509/trust-store.ts';

/** What messages are verified against. */
export interface VerifyOptions {
  /** Whose certificates are believed; it also supplies the cryptography and the clock. */
  readonly trust: TrustStore;
  /** Where messages are remembered; without it a replay goes unnoticed. */
  readonly replay?: ReplayMemory;
  readonly policy?: Partial<MessagePolicy>;
  /** Roles (SOAP 1.1: actors) that this node plays beside those of every receiver. */
  readonly actors?: readonly string[];
  /** The attachments by Content-ID; needed only where the signature covers some (GR-44). */
  readonly attachments?: SignedAttachments;
}

/**
 * Verifies the WS-Security signature of a SOAP message, by position: what is returned as Body is the Body child of
 * this Envelope, and its digest stands in the signature. Nothing that was not digested gets into the result.
 *
 * @param root The Envelope as parsed; the same tree is used afterwards.
 * @returns `verified`, or `unsigned` where no Security header for this node carries a signature.
 * @throws ENVELOPE_MALFORMED
 * @throws SIGNATURE_MISMATCH and the other codes of the security section, each with its WS-Security fault
 * (`wsseFaultCode`).
 * @example
 * const message = await verifyMessage(parseXml(text), { trust, replay });
 * if (message.kind === 'verified') await handle(message.body, message.identity);
 */
export async function verifyMessage(root: XmlElement, options: VerifyOptions): Promise<MessageVerification> {
  const parts = envelopeParts(root);
  const security = signedSecurityHeader(parts, options.actors);
  if (security === undefined) return { kind: 'unsigned', soapVersion: parts.form.version, body: parts.body };
  const policy = { ...DEFAULT_POLICY, ...options.policy };
  const verified = await verifySignature(parts, security, options, policy);
  // Last: only what is proven to be somebody's message is remembered.
  await checkFreshness(verified, options.trust.clock(), policy, options.replay);
  return verified;
}

async function verifySignature(
  parts: EnvelopeParts,
  security: SignedSecurityHeader,
  options: VerifyOptions,
  policy: MessagePolicy,
): Promise<VerifiedMessage> {
  const { trust, attachments = new Map() } = options;
  const signature = await readSignature(security.signature, policy.maximumReferences);
  const ids = await ElementIds.of(parts.root);
  const token = await trustToken(signature.keyInfo, ids, security.element, trust);
  checkStrength(signature, token.trusted);
  await checkSignatureValue(signature, token.trusted, trust);
  const { crypto } = trust;
  const context = { parts, security, ids, token, attachments, crypto, forms: new CanonicalForms() };
  const signed = await confirmParts(signature.signedInfo.references, context);
  return provenBy(signature, signed, context, await replayKey(signature, token.trusted, crypto));
}

/** The result, built from what was digested alone. */
function provenBy(
  signature: SignatureElement,
  signed: SignedParts,
  context: SignatureContext,
  replayKey: string,
): VerifiedMessage {
  const { body, headers, attachments } = signed;
  if (body === undefined) throw new PlegmaError('BODY_NOT_SIGNED', 'The signature does not cover the Body.');
  const { form, trusted } = context.token;
  const { certificate, path, identity } = trusted;
  return {
    kind: 'verified',
    body,
    headers,
    attachments,
    timestamp: timestampOf(context.security, signed),
    identity,
    certificate,
    path,
    dialect: dialectOf(context, signature, form),
    signatureValue: signature.value,
    replayKey,
  };
}

/** The algorithms of the message against what this partner may use, and against the kind of its key. */
function checkStrength(
  { signedInfo }: SignatureElement,
  { certificate, strength }: TrustedCertificate,
): void {
  const { algorithm, references } = signedInfo;
  const weak = [
    algorithm,
    ...references.map(({ digest }) => ({ uri: digest.uri, digest: digest.name })),
  ].find(({ digest }) => digest === 'sha1');
  if (weak !== undefined && !strength.sha1) throw unsupported('algorithm of this partner', weak.uri);
  // Which curves and lengths will do was decided with the certificate.
  if (certificate.publicKey.kind === keyKindOf(algorithm)) return;
  throw unsupported("signature method for the certificate's key", algorithm.uri);
}

async function checkSignatureValue(
  { signedInfo, signedText, value }: SignatureElement,
  { certificate }: TrustedCertificate,
  { crypto }: TrustStore,
): Promise<void> {
  const { scheme, digest } = signedInfo.algorithm;
  const fits = await crypto.verify({
    scheme,
    digest,
    encoding: 'ieee-p1363',
    publicKey: certificate.publicKey.spki,
    data: signedText,
    signature: value,
  });
  if (fits) return;
  throw new PlegmaError(
    'SIGNATURE_MISMATCH',
    'The signature value does not fit the SignedInfo and the certificate.',
  );
}

function timestampOf(security: SignedSecurityHeader, signed: SignedParts): Timestamp | undefined {
  if (security.timestamp === undefined) return undefined;
  if (signed.timestamp !== undefined) return readTimestamp(signed.timestamp);
  throw new PlegmaError('TIMESTAMP_NOT_SIGNED', 'The signature does not cover the Timestamp of its header.');
}

function dialectOf(
  { parts, security }: SignatureContext,
  { signedInfo }: SignatureElement,
  token: TokenForm,
): SignatureDialect {
  return {
    soapVersion: parts.form.version,
    timestamp: timestampPosition(security),
    signature: signedInfo.algorithm.name,
    digest: digestOf(signedInfo.references),
    token,
  };
}

function digestOf([first]: readonly Reference[]): SignatureDialect['digest'] {
  return first?.digest.name ?? 'sha256';
}
