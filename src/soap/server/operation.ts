import type { Identity } from '../../security/identity.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';

/** Who calls: an identity proven by the message's signature, or nobody in particular. */
export type Caller = { readonly kind: 'anonymous' } | IdentifiedCaller;

export interface IdentifiedCaller {
  readonly kind: 'identified';
  readonly identity: Identity;
  /** SHA-256 (hex) of the signed request as received; the evidence behind a charge refers to it. */
  readonly evidence: string;
}

/** What an operation knows beside its message. */
export interface CallContext {
  readonly caller: Caller;
  /** WS-Addressing MessageID, where the request carried one: serves as requestId when the message has none. */
  readonly messageId: string | undefined;
  /** The endpoint's address as this client reached it; links in answers are made from it. */
  readonly address: URL;
  /** Aborted when the client has gone away: long waits end. */
  readonly signal: AbortSignal;
}

/** One operation: typed message in, typed message out; errors are thrown as `PlegmaError`. */
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
