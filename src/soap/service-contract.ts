import type { SchemaModel } from './schema/model.ts';

/** Input and output types of the operations of one service, by operation name. Generated from the WSDL. */
export type OperationTypes = Record<string, { readonly input: object; readonly output: object }>;

export type MessageStyle = 'document-literal' | 'rpc-literal' | 'rpc-encoded';

/** How one operation stands on the wire. Names are in Clark notation: `{namespace}local`. */
export interface OperationContract {
  readonly name: string;
  readonly style: MessageStyle;
  readonly soapAction: string;
  /** The element (document/literal) or wrapper (rpc) that is the first child of the request's Body. */
  readonly request: string;
  readonly response: string;
  /** Names of the fault detail elements that the operation declares. */
  readonly faults: readonly string[];
}

/**
 * A service as its WSDL describes it: what the codec, the server endpoint and the client proxy are driven by.
 * The phantom parameter carries the TypeScript types of the operations.
 */
export interface ServiceContract<Types extends OperationTypes = OperationTypes> {
  readonly name: string;
  readonly namespace: string;
  readonly operations: { readonly [Name in keyof Types & string]: OperationContract };
  readonly schema: SchemaModel;
  /** Carries no value; holds the types for inference. */
  readonly types?: Types;
}
