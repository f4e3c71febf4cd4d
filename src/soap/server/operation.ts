import type { Identity } from '../../security/identity.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Attachments, OutgoingAttachment } from '../attachments/attachment.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';

/** Who calls: an identity proven by the message's signature, or nobody in particular. */
export type Caller = { readonly kind: 'anonymous' } | IdentifiedCaller;

/** A caller whose signature was verified. */
export interface IdentifiedCaller {
  readonly kind: 'identified';
  readonly identity: Identity;
  /** SHA-256 (hex) of the signed request as received; the evidence behind a charge refers to it. */
  readonly evidence: string;
}

/** What an operation knows beside its message. */
export interface CallContext {
  readonly caller: Caller;
  /** WS-Addressing MessageID, where the request carried one: it serves as requestId if the message has none. */
  readonly messageId: string | undefined;
  /** The endpoint's address as this client reached it; links in answers are made from it. */
  readonly address: URL;
  /** Aborted when the client has gone away: long waits end. */
  readonly signal: AbortSignal;
  /** The envelope as received. Signed and verified where the caller is identified: then it is evidence. */
  readonly envelope: Uint8Array;
  /**
   * The parts beside the envelope, in order of arrival; XOP content stands in the message itself. Where the signature covers
   * some (SwA profile 1.1), only these: the others are found by their names in the message alone.
   */
  readonly attachments: Attachments;
  /** Headers of other vocabularies that are for this endpoint: reference parameters, billing (GR-12, GR-15). Not signed. */
  readonly resource: readonly XmlElement[];
  /**
   * Sends a part beside the answer. Absent where the client could not read it (IN-5): the content then goes into the
   * message.
   */
  readonly attach: ((part: OutgoingAttachment) => void) | undefined;
}

/**
 * One operation: typed message in, typed message out; errors are thrown as `PlegmaError`. An operation that often gives
 * the same output should freeze it, down to its last member, and return the same object: it is then encoded only once.
 */
export type Operation<Input, Output> = (request: Input, context: CallContext) => Promise<Output>;

/** The implementation of a service: one function an operation. */
export type Operations<Types extends OperationTypes> = {
  readonly [Name in keyof Types]: Operation<Types[Name]['input'], Types[Name]['output']>;
};

/** A contract with its implementation, ready to be mounted by an endpoint. */
export interface Service<Types extends OperationTypes = OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly operations: Operations<Types>;
  /** Operations that anybody may call unsigned; all others need an identified caller. */
  readonly open: ReadonlySet<keyof Types & string>;
}

/**
 * Any service, without its types: what an endpoint holds. The input type `never` says that only the codec of the same
 * contract can make an operation's input.
 */
export interface AnyService {
  readonly contract: Omit<ServiceContract, 'types'>;
  readonly operations: Readonly<Record<string, Operation<never, unknown>>>;
  readonly open: ReadonlySet<string>;
}
