import { PlegmaError } from '../../errors/plegma-error.ts';
import type { PackageLimits } from '../attachments/limits.ts';
import { carriesSoap, type MediaType, parseMediaType } from '../media-type.ts';
import { parse, type UnverifiedMessage } from '../message/parse.ts';
import { unpack } from '../message/unpack.ts';
import type { TransportResponse } from './transport.ts';

/** Statuses of proxies in front of a server that is down: trying again may help. */
const GATEWAY_STATUSES = new Set([502, 503, 504]);
/** How much of a page that is no SOAP goes into the sentence. */
const EXCERPT = 200;

/**
 * Reads the answer to a request/response operation, whatever its status: faults come with 200 as well as 500 (IN-6).
 * Nothing in it is verified yet.
 *
 * @throws ANSWER_INVALID where it is no SOAP message; an empty one is how a JAX-WS server refuses (IN-6)
 * @throws TRANSPORT_FAILED where it is a gateway's page about a server that does not answer
 */
export async function readAnswer(
  response: TransportResponse,
  limits: PackageLimits,
): Promise<UnverifiedMessage> {
  const contentType = soapType(response.contentType);
  if (contentType === undefined) throw await notSoap(response);
  const unpacked = await unpack(response.body, contentType, limits);
  if (unpacked.envelope.length === 0) throw await notSoap(response);
  return parse(unpacked, limits);
}

function soapType(header: string | undefined): MediaType | undefined {
  if (header === undefined) return undefined;
  const contentType = parseMediaType(header);
  return carriesSoap(contentType) ? contentType : undefined;
}

async function notSoap({ status, contentType, body }: TransportResponse): Promise<PlegmaError> {
  const text = new TextDecoder()
    .decode(await beginning(body))
    .replace(/\s+/g, ' ')
    .trim();
  const what =
    text === '' ? 'an empty answer' : `${contentType ?? 'an answer without type'}: ${text.slice(0, EXCERPT)}`;
  const code = GATEWAY_STATUSES.has(status) ? 'TRANSPORT_FAILED' : 'ANSWER_INVALID';
  return new PlegmaError(code, `The server answered with HTTP ${status} and ${what}`);
}

async function beginning(body: TransportResponse['body']): Promise<Uint8Array> {
  for await (const piece of body) return piece;
  return new Uint8Array(0);
}
