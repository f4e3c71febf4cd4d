import type { SchemaModel } from './schema/model.ts';

/**
 * Input and output types of the operations of one service, by operation name. Generated from the WSDL. Messages are objects
 * but for elements of a simple type (a number, a text) and those that are nil.
 */
export type OperationTypes = Record<string, { readonly input: unknown; readonly output: unknown }>;

/** How the Body is laid out: `style` and `use` of the WSDL binding (WS-I BP 1.1 §5.3). */
export type MessageStyle = 'document-literal' | 'rpc-literal' | 'rpc-encoded';

/** How one operation stands on the wire. Names are in Clark notation: `{namespace}local`. */
export interface OperationContract {
  readonly name: string;
  readonly style: MessageStyle;
  readonly soapAction: string;
  readonly actions: MessageActions;
  /** The element (document/literal) or wrapper (rpc) that is the first child of the request's Body; empty for an empty Body. */
  readonly request: string;
  /** Empty for a one-way operation, which has no response, and for a response with an empty Body. */
  readonly response: string;
  /** The part of the response that is the return value of the procedure (rpc): SOAP 1.2 says its name (part 2 §4.2.2). */
  readonly returns?: string;
  /** The response is a message without parts (WS-I R2210), which one-way operations do not send. */
  readonly emptyResponse?: true;
  /** Names of the fault detail elements that the operation declares; a fault may have several. */
  readonly faults: readonly string[];
  /** Parts of faults that the WSDL declares by a type (rpc/encoded, WSDL 1.1 §3.6); several may be of one name. */
  readonly typedFaults?: readonly TypedFault[];
  /** Names of the elements that the operation declares as headers of its request. */
  readonly headers?: readonly string[];
  /** What the operation does, as the WSDL says it: for pages and help texts. */
  readonly documentation?: string;
}

/** What WS-Addressing calls the messages of an operation: their `wsa:Action` (Metadata §4.4). */
export interface MessageActions {
  readonly request: string;
  /** Empty for a one-way operation. */
  readonly response: string;
  /** Of the faults that the operation declares, by the Clark name of their detail element. */
  readonly faults: Readonly<Record<string, string>>;
}

/** A child of a fault's detail that no schema declares as an element. */
export interface TypedFault {
  /** Its Clark name: that of the part, in the namespace of the binding. */
  readonly element: string;
  /** Clark name of its type. */
  readonly type: string;
}

/**
 * A service as its WSDL describes it: what the codec, the server endpoint and the client proxy are driven by.
 * The phantom parameter carries the TypeScript types of the operations.
 */
export interface ServiceContract<Types extends OperationTypes = OperationTypes> {
  readonly name: string;
  readonly namespace: string;
  /** What the service is for, as the WSDL says it. */
  readonly documentation?: string;
  readonly operations: { readonly [Name in keyof Types & string]: OperationContract };
  readonly schema: SchemaModel;
  /** Carries no value; holds the types for inference. */
  readonly types?: Types;
}

/** Whether an operation has no response at all (WS-I R1112). */
export function isOneWay({ response, emptyResponse }: OperationContract): boolean {
  return response === '' && emptyResponse !== true;
}
