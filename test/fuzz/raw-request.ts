/** A request before it is written to the wire: anything may be wrong with it. */
export interface RawRequest {
  readonly requestLine: string;
  /** Header lines without their ends. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

export function writeRequest({ requestLine, headers, body }: RawRequest): Buffer {
  const head = [requestLine, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), body]);
}

/** The request with another body, and the Content-Length that belongs to it. */
export function withBody(request: RawRequest, body: Buffer): RawRequest {
  const others = request.headers.filter((line) => !/^content-length:/i.test(line));
  return { ...request, body, headers: [...others, `Content-Length: ${body.length}`] };
}

/** A body as text in which every byte is one character. */
export function bodyText({ body }: RawRequest): string {
  return body.toString('latin1');
}

const ENVELOPE = /<([\w.-]+:)?Envelope[\s>][\s\S]*<\/\1Envelope\s*>/;

/** Where the envelope stands in a body, whatever package it is in. */
export function findEnvelope(text: string): { readonly start: number; readonly end: number } | undefined {
  const found = ENVELOPE.exec(text);
  return found === null ? undefined : { start: found.index, end: found.index + found[0].length };
}
