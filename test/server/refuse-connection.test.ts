import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { Host } from '../../src/server/host.ts';
import type { RefusedConnection } from '../../src/server/refuse-connection.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import { echoService } from '../soap/server/echo-service.ts';
import { echoEnvelope } from '../soap/server/envelopes.ts';
import { post } from '../soap/server/running.ts';
import { until } from '../support/until.ts';
import { testSite } from './test-site.ts';

/** Milliseconds. */
const PATIENCE = 300;

describe('bytes that are no HTTP request', () => {
  let host: Host;
  let port: number;
  let refused: RefusedConnection[];
  let waiting: ServerResponse[];
  beforeEach(async () => {
    refused = [];
    waiting = [];
    host = new Host({ headerPatience: PATIENCE });
    port = Number((await host.listen({ host: '127.0.0.1', port: 0 })).port);
    const contract = { name: 'Any', operations: {} };
    const services = [
      { path: '/services/Echo', contract, handle: createSoapEndpoint({ services: [echoService] }) },
      { path: '/slow', contract, handle: (_: unknown, response: ServerResponse) => waiting.push(response) },
    ];
    host.serve(
      [testSite({ services })],
      (_request, response) => response.writeHead(404).end(),
      (connection) => refused.push(connection),
    );
  });
  afterEach(() => host.close(0));

  /** All that the server says until it ends the connection. */
  async function conversation(...pieces: (string | Uint8Array)[]): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('error', () => undefined);
    for (const piece of pieces) socket.write(piece);
    await once(socket, 'close');
    return text;
  }
  const codes = () => refused.map(({ error, status }) => [error.code, status]);

  const answered: readonly [string, string, number, string, RegExp][] = [
    ['no request line at all', 'hello\r\n\r\n', 400, 'HTTP_MALFORMED', /no HTTP request: .+\./],
    [
      'TLS on a plain port',
      '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
      400,
      'HTTP_MALFORMED',
      /no HTTP request/,
    ],
    [
      'headers without measure',
      `GET / HTTP/1.1\r\nX: ${'x'.repeat(40_000)}\r\n\r\n`,
      431,
      'HTTP_HEADERS_TOO_LARGE',
      /too large/,
    ],
    ['headers that do not come', 'GET / HTTP/1.1\r\nHo', 408, 'RECEIVE_TIMEOUT', /did not come in time/],
  ];
  for (const [what, bytes, status, code, sentence] of answered) {
    it(`are told so in a coded sentence, and the connection is closed: ${what}`, async () => {
      const text = await conversation(bytes);
      const [head = '', body = ''] = text.split('\r\n\r\n');
      assert.match(head, new RegExp(`^HTTP/1\\.1 ${status} [A-Z]`));
      assert.match(head, /\r\nConnection: close\r\nContent-Type: text\/plain; charset=utf-8\r\n/);
      assert.match(head, new RegExp(`\r\nContent-Length: ${body.length}$`));
      assert.match(body, new RegExp(`^${code}: `));
      assert.match(body, sentence);
      assert.deepEqual(codes(), [[code, status]]);
    });
  }

  it('behind a whole HTTP/1.0 request are surplus: it is answered, as Axis needs it', async () => {
    const [head = '', body = ''] = post(echoEnvelope('hello'), {}, '1.0');
    const text = await conversation(head, body, '\r\n------=_Part_0_1234.5678--\r\n', 'and more');
    assert.match(text, /^HTTP\/1\.1 200 /);
    assert.match(text, />hello</);
    assert.equal(text.split('HTTP/1.1').length, 2);
    assert.deepEqual(codes(), [['HTTP_MALFORMED', undefined]]);
  });

  it('behind a multipart request that is announced too short: a fault says what is missing', async () => {
    const type = 'multipart/related; type="text/xml"; boundary="b"';
    const whole = `--b\r\nContent-Type: text/xml\r\n\r\n${echoEnvelope('hello')}\r\n--b\r\n\r\nattached\r\n--b--\r\n`;
    const short = whole.length - 45;
    const [head = ''] = post(
      whole.slice(0, short),
      { 'Content-Type': type, 'Content-Length': String(short) },
      '1.0',
    );
    const text = await conversation(head, whole);
    assert.match(text, /^HTTP\/1\.1 500 /);
    assert.match(text, /ATTACHMENTS_MALFORMED/);
  });

  it('behind requests of one connection wait for their answers, then it is closed', async () => {
    const request = 'GET /slow HTTP/1.1\r\nHost: a\r\n\r\n';
    const conversed = conversation(request, request, 'surplus\r\n\r\n');
    await until('the surplus was seen', () => refused.length === 1);
    for (const turn of [1, 2]) {
      await until('a request has its turn', () => waiting.length === turn);
      waiting.at(-1)?.end('slow');
    }
    assert.equal((await conversed).match(/HTTP\/1\.1 200 OK/g)?.length, 2);
  });

  it('inside a body that never becomes whole: the connection is refused, and the service is told', async () => {
    const [head = ''] = post('', { 'Content-Length': 'absent', 'Transfer-Encoding': 'chunked' });
    const text = await conversation(head, 'zz\r\n');
    assert.match(text, /^HTTP\/1\.1 400 Bad Request\r\n/);
    assert.deepEqual(codes(), [['HTTP_MALFORMED', 400]]);
  });

  it('leave no connection open, though the client never ends its side', async () => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    socket.resume().write('hello\r\n\r\n');
    await once(socket, 'end');
    // Only a connection that is gone breaks when it is written to.
    await until('the connection is gone', () => {
      socket.write('more');
      return socket.destroyed;
    });
  });

  it('do not hold up the end of the host', async () => {
    const conversed = conversation('hello\r\n\r\n');
    await until('it was refused', () => refused.length === 1);
    await host.close(10);
    await conversed;
  });

  it('that stop because the client has gone are nothing to tell', async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n');
    await until('the request has come', () => waiting.length === 1);
    socket.resetAndDestroy();
    await until('the answer is given up', () => waiting[0]?.destroyed === true);
    assert.deepEqual(codes(), []);
  });
});
