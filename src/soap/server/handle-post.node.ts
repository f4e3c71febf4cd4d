import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { explained } from '../fault.ts';
import type { MediaType } from '../media-type.ts';
import { type SoapVersion, soapDialects } from '../soap-version.ts';
import type { CallProgress, Endpoint } from './call.ts';
import type { CallObserver } from './call-report.ts';
import { receive } from './receive.node.ts';
import { refusal } from './refusal.ts';
import { reportOf } from './report.ts';
import { requestAddress } from './request-address.node.ts';
import { send } from './send.node.ts';
import { serve } from './serve.ts';
import type { ServedCall } from './served-call.ts';

/** Serves a request from its first stage to its last, and tells the observer. */
export async function handlePost(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: Endpoint,
  observe: CallObserver | undefined,
): Promise<void> {
  const began = performance.now();
  const progress: CallProgress = { reference: randomUUID(), version: '1.1', form: 'plain', outgoing: [] };
  let served = await answer(request, response, endpoint, progress);
  try {
    await send(request, response, served, endpoint.limits.patience);
  } catch (error) {
    // The client is gone, or its answer broke off: there is nobody left to tell but the log.
    served = { ...served, outcome: 'unanswered', code: explained(error, progress.reference).code, error };
  }
  try {
    observe?.(reportOf(served, progress, began));
  } catch {
    // A log that fails must not bring the service down.
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  endpoint: Endpoint,
  progress: CallProgress,
): Promise<ServedCall> {
  try {
    const { contentType, body, accept, soapAction } = receive(request, endpoint.limits);
    progress.version = versionOf(contentType);
    const address = once(() => requestAddress(request));
    const signal = once(() => goneSignal(response));
    // Member by member: a spread would give each call a new hidden class, and slow down all that reads it.
    const call = { contentType, body, accept, soapAction, address, signal };
    return await serve(call, endpoint, progress);
  } catch (error) {
    return refusedUnread(error, progress.reference);
  }
}

/** `receive` refuses what may not be SOAP at all: such a peer is told in plain text. */
function refusedUnread(error: unknown, reference: string): ServedCall {
  const told = explained(error, reference);
  const { status, contentType, text } = refusal(told);
  const body = new TextEncoder().encode(text);
  const headers = told.code === 'METHOD_NOT_ALLOWED' ? { Allow: 'GET, HEAD, POST' } : undefined;
  const content = { contentType, contentLength: body.length, body };
  return { status, content, outcome: 'fault', code: told.code, error, ...(headers && { headers }) };
}

/** The version that a fault is written in before the envelope says which it is. */
function versionOf({ name, parameters }: MediaType): SoapVersion {
  const named = [name, parameters.get('type'), parameters.get('start-info')];
  return named.includes(soapDialects['1.2'].mediaType) ? '1.2' : '1.1';
}

function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
