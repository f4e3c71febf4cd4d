import { connect } from 'node:net';

/** What came of sending bytes to the endpoint. */
export type Outcome =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: ReadonlyMap<string, string>;
      readonly body: string;
    }
  /** The connection was closed without an answer. */
  | { readonly kind: 'closed' }
  /** Neither answer nor end within the deadline. */
  | { readonly kind: 'hang' };

/**
 * Milliseconds of silence after which the sender ends its side: a request whose length promises more than comes is
 * waited for by rights, until then.
 */
const SILENCE = 3000;

/** Sends bytes over a connection of its own and takes the first answer. */
export async function exchange(port: number, bytes: Uint8Array, deadline = 15_000): Promise<Outcome> {
  const socket = connect(port, '127.0.0.1');
  let received = Buffer.alloc(0);
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      clearTimeout(silence);
      clearTimeout(limit);
      socket.destroy();
      resolve(outcome);
    };
    const silence = setTimeout(() => socket.end(), SILENCE);
    const limit = setTimeout(() => finish({ kind: 'hang' }), deadline);
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk]);
      const answer = readAnswer(received);
      if (answer !== undefined) finish(answer);
    });
    // A connection that is reset is closed too.
    socket.on('error', () => undefined);
    socket.on('close', () => finish({ kind: 'closed' }));
    socket.write(bytes);
  });
}

function readAnswer(received: Buffer): Outcome | undefined {
  const text = received.toString('latin1').replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '');
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [statusLine = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = new Map(lines.map((line) => headerOf(line)));
  const body = text.slice(end + 4);
  const isWhole =
    headers.get('transfer-encoding') === 'chunked'
      ? body.endsWith('0\r\n\r\n')
      : body.length >= Number(headers.get('content-length') ?? 0);
  return isWhole ? { kind: 'answer', status: Number(statusLine.split(' ')[1]), headers, body } : undefined;
}

function headerOf(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
