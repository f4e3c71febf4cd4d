import type { Credential } from '../../src/security/credential.ts';
import { DEFAULT_DIALECT } from '../../src/security/dialect.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import type { SoapVersion } from '../../src/soap/soap-version.ts';
import { bodyText, findEnvelope, type RawRequest, withBody } from './raw-request.ts';

/** Octets 8 to 11 of a DIME record tell the length of its data: the first record holds the envelope. */
const DIME_LENGTH = 8;

/**
 * Puts a signed envelope in the place of the one that a request carries, whatever package it is in.
 *
 * @param credential Without one the request stays unsigned.
 * @param change Changes the content of Body first.
 */
export async function signedRequest(
  request: RawRequest,
  credential: Credential | undefined,
  version: SoapVersion,
  change: (payload: string) => string = (payload) => payload,
): Promise<RawRequest> {
  const text = bodyText(request);
  const place = findEnvelope(text);
  if (place === undefined) throw new Error('The recorded request has no envelope.');
  const envelope = Buffer.from(text.slice(place.start, place.end), 'latin1').toString('utf8');
  const body = change(contentOf(envelope, 'Body'));
  const written =
    credential === undefined
      ? envelope.replace(contentOf(envelope, 'Body'), () => body)
      : await signEnvelope({ headers: [{ xml: contentOf(envelope, 'Header') }], body }, credential, {
          dialect: { ...DEFAULT_DIALECT, soapVersion: version },
          mustUnderstand: true,
        });
  return replaceEnvelope(request, place, Buffer.from(written));
}

function contentOf(envelope: string, part: 'Header' | 'Body'): string {
  return new RegExp(`<soapenv:${part}[^>]*>(.*)</soapenv:${part}>`, 's').exec(envelope)?.[1] ?? '';
}

function replaceEnvelope(
  request: RawRequest,
  { start, end }: { readonly start: number; readonly end: number },
  envelope: Buffer,
): RawRequest {
  const { body } = request;
  const isDime = request.headers.some((line) => /^content-type: application\/dime/i.test(line));
  if (!isDime) {
    return withBody(request, Buffer.concat([body.subarray(0, start), envelope, body.subarray(end)]));
  }
  const header = Buffer.from(body.subarray(0, start));
  header.writeUInt32BE(envelope.length, DIME_LENGTH);
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const padding = Buffer.alloc(padded(envelope.length) - envelope.length);
  const rest = body.subarray(start + padded(end - start));
  return withBody(request, Buffer.concat([header, envelope, padding, rest]));
}
