import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** A server on a free port of this machine. */
export interface Running {
  readonly port: number;
  readonly address: URL;
  close(): Promise<void>;
}

export async function running(handler: RequestListener, path = '/services/Echo'): Promise<Running> {
  const server: Server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: new URL(`http://127.0.0.1:${port}${path}`),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export interface RawAnswer {
  readonly statusLine: string;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  /** Whether the server closed the connection behind the answer. */
  readonly closed: boolean;
}

export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Sends pieces over a bare socket, one after the other, and takes one answer. */
export async function raw(port: number, pieces: Pieces): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  const answer = readAnswer(socket);
  for await (const piece of pieces) {
    if (socket.destroyed) break;
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
  }
  return answer;
}

/** Sends the beginning of a request and goes away. */
export async function hangUp(port: number, beginning: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  await new Promise<void>((resolve) => socket.write(beginning, () => resolve()));
  socket.destroy();
}

/** Pieces with pauses between them, in milliseconds: this is about time. */
export async function* slowly(pieces: Iterable<string>, pause: number): AsyncGenerator<string> {
  for (const piece of pieces) {
    yield piece;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

function readAnswer(socket: Socket): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    let closing: NodeJS.Timeout | undefined;
    const finish = (closed: boolean) => {
      clearTimeout(closing);
      socket.destroy();
      const answer = parseAnswer(received, closed);
      if (answer === undefined)
        reject(new Error(`No whole answer came: ${received.toString('latin1').slice(0, 300)}`));
      else resolve(answer);
    };
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // A server that keeps the connection sends no end: that it is quiet after a whole answer has to do.
      if (closing === undefined && parseAnswer(received, false) !== undefined)
        closing = setTimeout(() => finish(false), 100);
    });
    socket.on('close', () => finish(true));
    socket.on('error', () => undefined);
  });
}

function parseAnswer(received: Buffer, closed: boolean): RawAnswer | undefined {
  const text = received.toString('latin1').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const body = text.slice(end + 4);
  if (body.length < Number(headers.get('content-length') ?? 0)) return undefined;
  return { statusLine, status: Number(statusLine.split(' ')[1]), headers, body, closed };
}

/** A well-formed POST of a SOAP message to the echo service; a header that is `absent` is left out. */
export function post(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  version = '1.1',
): [head: string, body: string | Uint8Array] {
  return postTo('/services/Echo', body, headers, version);
}

/** A well-formed POST of a SOAP message to a path; a header that is `absent` is left out. */
export function postTo(
  path: string,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  version = '1.1',
): [head: string, body: string | Uint8Array] {
  const all = {
    Host: 'grid.example',
    'Content-Type': 'text/xml; charset=utf-8',
    SOAPAction: '""',
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  };
  const present = Object.entries(all).filter(([, value]) => value !== 'absent');
  const lines = present.map(([name, value]) => `${name}: ${value}\r\n`);
  return [`POST ${path} HTTP/${version}\r\n${lines.join('')}\r\n`, body];
}
