import type { ByteStream } from '../attachments/attachment.ts';

/** A message on its way to a server. */
export interface TransportRequest {
  readonly address: URL;
  /** Without Content-Length, which the transport sets to `contentLength`. */
  readonly headers: Readonly<Record<string, string>>;
  /** A stream can be read once: a request that has one is not sent again. */
  readonly body: Uint8Array | ByteStream;
  /** Bytes. Sent as Content-Length: unknown servers take no chunks (IN-6). */
  readonly contentLength: number;
  readonly signal: AbortSignal;
}

/** What came back, whatever its status. */
export interface TransportResponse {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: ByteStream;
}

/**
 * Carries one message over HTTP. It knows nothing of SOAP, and tries once.
 *
 * @throws TRANSPORT_FAILED; and what `signal` was aborted with
 */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;
