import type { Credential } from '../../security/credential.ts';
import type { SignatureDialect } from '../../security/dialect.ts';
import type { VerifiedMessage } from '../../security/message-verification.ts';
import type { VerifyOptions } from '../../security/verify-message.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { AddressingVersion } from '../addressing/versions.ts';
import type { PackageForm } from '../attachments/attachment.ts';
import type { PackageLimits } from '../attachments/limits.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { RetryPolicy } from './retry.ts';

/** How a client signs and whom it believes. */
export interface ClientSecurity {
  readonly credential: Credential;
  /** Whose answers are believed. */
  readonly verification: VerifyOptions;
  /**
   * Refuses an answer whose signer is not the one that was asked. By default the certificate's common name must be the
   * host of the address, or the host be this machine's own name for itself (GR-36).
   *
   * @throws SIGNER_UNEXPECTED
   */
  readonly checkSigner?: (answer: VerifiedMessage, address: URL) => void;
  /**
   * Signs the addressing headers as well (To, Action, MessageID), so that nobody can bring the message to another server or
   * give it another id. Takes only answers that name this message under their own signature, so it is for servers that do
   * that, as Plegma does. Peers of the GRIA family sign Body and Timestamp alone (GR-68).
   */
  readonly signAddressing?: boolean;
  /** For servers that take only another dialect (GR-33). */
  readonly dialect?: Partial<SignatureDialect>;
}

/** How a proxy talks to its server. */
export interface ProxyOptions {
  readonly address: string | URL;
  /** 1.1 by default. */
  readonly version?: SoapVersion;
  /** 2005/08 by default; `none` for servers that refuse what they do not know. */
  readonly addressing?: AddressingVersion | 'none';
  /** Without it requests are not signed, and answers are trusted as far as the connection is. */
  readonly security?: ClientSecurity;
  /** Form of requests with attachments: MTOM by default. Axis and GRIA take `swa` and `dime`. */
  readonly attachments?: PackageForm;
  /** Headers that the server's endpoint reference carries (GR-12). */
  readonly resource?: readonly XmlElement[];
  readonly retry?: Partial<RetryPolicy>;
  /** Milliseconds of silence after which the server is given up; two minutes by default. */
  readonly timeout?: number;
  /** What is taken of an answer. */
  readonly limits?: Partial<PackageLimits>;
}

/** What differs from call to call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** The same for all attempts. Given again after a restart, it makes a server that knows it repeat its answer. */
  readonly messageId?: string;
}
