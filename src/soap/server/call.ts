import type { VerifyOptions } from '../../security/verify-message.ts';
import type { AddressingProperties } from '../addressing/read-addressing.ts';
import type { ByteStream, OutgoingAttachment, PackageForm } from '../attachments/attachment.ts';
import type { MediaType } from '../media-type.ts';
import type { UnverifiedMessage } from '../message/parse.ts';
import type { MessageRoom } from '../message-room.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { AnswerSigner } from './answer-signer.ts';
import type { Authorise } from './authorise.ts';
import type { Dispatch, MountedOperation } from './dispatch.ts';
import type { EndpointLimits } from './limits.ts';
import type { AdmittedMessage } from './verify.ts';

/** What the stages of an endpoint work with; made once. */
export interface Endpoint {
  readonly dispatch: Dispatch;
  readonly limits: EndpointLimits;
  readonly room: MessageRoom;
  /** Clark names of the headers that are known here beside those of WS-Addressing. */
  readonly understood: ReadonlySet<string>;
  /** All addresses of the endpoint, where they are known: what may be signed as wsa:To. */
  readonly addresses: readonly URL[] | undefined;
  readonly verification: VerifyOptions | undefined;
  readonly signer: AnswerSigner | undefined;
  readonly authorise: Authorise | undefined;
}

/** A request as the transport hands it over. */
export interface IncomingCall {
  readonly contentType: MediaType;
  readonly body: ByteStream;
  readonly accept: string | undefined;
  /** The header as its sender wrote it: compared with wsa:Action, never dispatched on (IN-3). */
  readonly soapAction: string | undefined;
  /** The endpoint's address as this client reached it. Computed on demand: most operations never ask. */
  readonly address: () => URL;
  /** Aborted when the client has gone away; made on demand as well. */
  readonly signal: () => AbortSignal;
}

/**
 * What is known of a call so far. Each stage adds what it found, so that a fault is answered in the terms of the
 * request wherever it arose, and the report tells how far the call got.
 */
export interface CallProgress {
  /** Names the call in the log. */
  readonly reference: string;
  version: SoapVersion;
  form: PackageForm;
  message?: UnverifiedMessage;
  operation?: MountedOperation;
  admitted?: AdmittedMessage;
  addressing?: AddressingProperties | undefined;
  /** Parts that the operation sends beside its answer. */
  readonly outgoing: OutgoingAttachment[];
  /** `performance.now()` at the end of stages. */
  verifiedAt?: number;
  operatedAt?: number;
}
