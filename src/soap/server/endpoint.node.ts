import type { IncomingMessage, ServerResponse } from 'node:http';
import { WSSE } from '../../security/namespaces.ts';
import type { VerifyOptions } from '../../security/verify-message.ts';
import { MessageRoom } from '../message-room.ts';
import type { AnswerSigner } from './answer-signer.ts';
import type { Authorise } from './authorise.ts';
import type { Endpoint } from './call.ts';
import type { CallObserver } from './call-report.ts';
import { ConnectionTurns } from './connection-turns.node.ts';
import { createDispatch } from './dispatch.ts';
import type { ServiceDocuments } from './documents.ts';
import { handleGet } from './handle-get.node.ts';
import { handlePost } from './handle-post.node.ts';
import { defaultEndpointLimits, type EndpointLimits } from './limits.ts';
import type { AnyService } from './operation.ts';
import { toOriginForm } from './request-target.node.ts';

/** The endpoints of a process share its memory. */
const commonRoom = new MessageRoom();

/** What an endpoint is made of. */
export interface SoapEndpointOptions {
  /** The services that share the address; their operations are told apart by the first Body child. */
  readonly services: readonly AnyService[];
  /** What `?wsdl` and `?xsd=name` answer. */
  readonly documents?: ServiceDocuments;
  /** Whose signatures count. Without it only open operations can be called. */
  readonly verification?: VerifyOptions;
  /** Who signs the answers to signed requests. */
  readonly signer?: AnswerSigner;
  /** Asked before each operation. */
  readonly authorise?: Authorise;
  /** Clark names of headers that the services understand, beside those that their contracts declare. */
  readonly understood?: readonly string[];
  /**
   * All addresses under which clients know this endpoint. A message whose signed wsa:To is none of them is refused.
   * Without them only its path is compared with that of the request.
   */
  readonly addresses?: readonly (string | URL)[];
  readonly limits?: Partial<EndpointLimits>;
  /** Bounds the memory for the messages of all senders; by default one room serves all endpoints of the process. */
  readonly room?: MessageRoom;
  readonly observe?: CallObserver;
}

/** Handles a request, whatever its method; never throws. Fits `http.createServer` and Express's `app.use`. */
export type SoapEndpoint = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Makes a SOAP endpoint of services. It has time limits of its own, but the `requestTimeout` of Node's server (five
 * minutes by default) still ends longer uploads: raise it where those are wanted.
 *
 * @throws UNEXPECTED where a service does not implement its contract.
 * @example
 * const endpoint = createSoapEndpoint({ services: [registry], documents });
 * http.createServer(endpoint).listen(8080); // or: app.use('/services/Registry', endpoint)
 */
export function createSoapEndpoint(options: SoapEndpointOptions): SoapEndpoint {
  const endpoint = layOut(options);
  const names = options.services.map((service) => service.contract.name);
  const turns = new ConnectionTurns();
  const serve: SoapEndpoint = (request, response) => {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (reading) handleGet(request, response, names, options.documents, endpoint.limits.patience);
    else void handlePost(request, response, endpoint, options.observe);
  };
  return (request, response) => {
    toOriginForm(request);
    turns.take(response, () => serve(request, response));
  };
}

function layOut(options: SoapEndpointOptions): Endpoint {
  const { verification, signer, authorise } = options;
  const dispatch = createDispatch(options.services);
  const security = verification === undefined ? [] : [`{${WSSE}}Security`];
  const declared = [...dispatch.values()].flatMap(({ contract }) => contract.headers ?? []);
  return {
    dispatch,
    room: options.room ?? commonRoom,
    limits: { ...defaultEndpointLimits, ...options.limits },
    understood: new Set([...security, ...declared, ...(options.understood ?? [])]),
    addresses: options.addresses?.map((address) => new URL(address)),
    verification,
    signer,
    authorise,
  };
}
