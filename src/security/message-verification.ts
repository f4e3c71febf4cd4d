import type { XmlElement } from '../xml/tree.ts';
import type { SignatureDialect } from './dialect.ts';
import type { Identity } from './identity.ts';
import type { EnvelopeForm } from './soap-envelope.ts';
import type { VerifiedElement } from './verified-element.ts';
import type { Timestamp } from './wsse/timestamp.ts';
import type { Certificate } from './x509/certificate.ts';
import type { CertificatePath } from './x509/path.ts';

/** A message whose signature holds. It has only parts that were digested; no other part can be reached from it. */
export interface VerifiedMessage {
  readonly kind: 'verified';
  /** *The* Body of the envelope. */
  readonly body: VerifiedElement;
  /** The header blocks that are signed, in document order. */
  readonly headers: readonly VerifiedElement[];
  /** Content-IDs of the attachments that are signed (SwA profile). */
  readonly attachments: ReadonlySet<string>;
  readonly timestamp: Timestamp | undefined;
  readonly identity: Identity;
  readonly certificate: Certificate;
  /** From the signer's certificate to the trust anchor. */
  readonly path: CertificatePath;
  /** What an answer has to mirror. */
  readonly dialect: SignatureDialect;
  readonly signatureValue: Uint8Array;
  /** Names the signed content and its key; the same however the signature value is written. */
  readonly replayKey: string;
}

/** A message without a signature for this node. Nothing in it proves who sent it. */
export interface UnsignedMessage {
  readonly kind: 'unsigned';
  readonly soapVersion: EnvelopeForm['version'];
  readonly body: XmlElement;
}

/** The result of verifying a message; failures are thrown. */
export type MessageVerification = VerifiedMessage | UnsignedMessage;
