import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Host } from '../../src/server/host.ts';
import { testSite } from './test-site.ts';

describe('a host', () => {
  let host: Host;
  let base: URL;
  beforeEach(async () => {
    host = new Host();
    base = await host.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => host.close(0));

  const nothing = (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(404).end();
  };
  /** Serves a path whose answers wait until the test lets them go. */
  const serveSlowly = () => {
    const waiting: ServerResponse[] = [];
    const site = testSite({
      services: [
        {
          path: '/slow',
          contract: { name: 'Slow', operations: {} },
          handle: (_request, response) => waiting.push(response),
        },
      ],
    });
    host.serve([site], nothing);
    return waiting;
  };
  const request = async (agent: Agent): Promise<IncomingMessage> => {
    const [response] = (await once(get(new URL('/slow', base), { agent }), 'response')) as [IncomingMessage];
    return response;
  };
  const arrived = async (waiting: readonly ServerResponse[]) => {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve));
    return waiting[0];
  };

  it('serves the requests of one connection one after the other, as they came', async () => {
    const waiting = serveSlowly();
    const socket = connect(Number(base.port), '127.0.0.1');
    const heard = text(socket);
    const ask = (more = '') => `GET /slow HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
    socket.write(ask() + ask() + ask('Connection: close\r\n'));
    for (const name of ['first', 'second', 'third']) {
      const running = await arrived(waiting);
      assert.equal(waiting.length, 1);
      waiting.length = 0;
      running?.end(name);
    }
    assert.match(await heard, /first.*second.*third/s);
  });

  it('knows a path by each of its spellings (RFC 3986 §6.2.2.2)', async () => {
    const handle = (_request: IncomingMessage, response: ServerResponse) => response.end();
    const contract = { name: 'Registry', operations: {} };
    host.serve([testSite({ services: [{ path: '/services/Registry', contract, handle }] })], nothing);
    const statusOf = async (path: string) => (await fetch(new URL(path, base))).status;
    for (const path of ['%52egistry', 'Registr%79?wsdl', '%52%65gistry'])
      assert.equal(await statusOf(`/services/${path}`), 200, path);
    for (const path of ['%2FRegistry', 'registry', 'Registry/', 'Registry%2F', 'Registry%2', 'Registry/x'])
      assert.equal(await statusOf(`/services/${path}`), 404, path);
  });

  it('serves nobody who went away before the turn came', async () => {
    const waiting = serveSlowly();
    const socket = connect(Number(base.port), '127.0.0.1');
    socket.write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(3));
    const running = await arrived(waiting);
    assert.ok(running !== undefined);
    const gone = once(running, 'close');
    socket.destroy();
    await gone;
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(waiting.length, 1);
  });

  it('closes the connection of who asks a hundred times and more without hearing an answer', async () => {
    const waiting = serveSlowly();
    const socket = connect(Number(base.port), '127.0.0.1').on('error', () => undefined);
    socket.resume().write('GET /slow HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(500));
    await once(socket, 'close');
    assert.equal(waiting.length, 1);
  });

  it('finishes running requests before it is closed, and takes no new ones', async () => {
    const agent = new Agent({ keepAlive: true });
    const waiting = serveSlowly();
    const answer = request(agent);
    const running = await arrived(waiting);
    let isClosed = false;
    const closed = host.close(30).then(() => {
      isClosed = true;
    });
    await assert.rejects(fetch(new URL('/slow', base)), TypeError);
    assert.equal(isClosed, false);
    running?.end('finished');
    const response = await answer;
    assert.equal(await text(response), 'finished');
    assert.equal(response.headers.connection, 'close');
    await closed;
    agent.destroy();
  });

  it('takes a target that is a whole URI, whose host counts (RFC 9112 §3.2.2)', async () => {
    const seen: (string | undefined)[][] = [];
    const site = testSite({
      services: [
        {
          path: '/slow',
          contract: { name: 'Slow', operations: {} },
          handle: ({ url, headers }, response) => {
            seen.push([url, headers.host]);
            response.end();
          },
        },
      ],
    });
    host.serve([site], nothing);
    for (const path of [
      'http://grid.example:99/slow?wsdl',
      'HTTP://grid.example/slow',
      'http://grid.example?x',
    ]) {
      const [answer] = (await once(get({ host: base.hostname, port: base.port, path }), 'response')) as [
        IncomingMessage,
      ];
      answer.resume();
      assert.equal(answer.statusCode, path.includes('slow') ? 200 : 404);
    }
    assert.deepEqual(seen, [
      ['/slow?wsdl', 'grid.example:99'],
      ['/slow', 'grid.example'],
    ]);
  });

  it('does not wait for idle connections that clients keep open', async () => {
    const agent = new Agent({ keepAlive: true });
    host.serve([testSite()], nothing);
    const [response] = (await once(get(new URL('/services/Registry', base), { agent }), 'response')) as [
      IncomingMessage,
    ];
    await text(response);
    await host.close(30);
    agent.destroy();
  });

  it('closes what has not finished in time', async () => {
    const agent = new Agent({ keepAlive: true });
    const waiting = serveSlowly();
    const answer = request(agent);
    await arrived(waiting);
    const [, failed] = await Promise.all([host.close(0.05), assert.rejects(answer, { code: 'ECONNRESET' })]);
    assert.equal(failed, undefined);
    agent.destroy();
  });

  it('takes no more connections than it is told to, and first closes those that only wait for another request', async () => {
    const small = new Host({ connections: 2 });
    try {
      const { port } = await small.listen({ host: '127.0.0.1', port: 0 });
      const open = async () => {
        const socket = connect(Number(port), '127.0.0.1');
        await once(socket, 'connect');
        return socket;
      };
      const silent = await open();
      const idle = await open();
      idle.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
      await once(idle, 'data');
      const refused = await open();
      await Promise.all([once(refused.resume(), 'close'), once(idle.resume(), 'close')]);
      const next = await open();
      next.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
      assert.match(await text(next), /^HTTP\/1\.1 503 /);
      assert.equal(silent.readyState, 'open');
      silent.destroy();
    } finally {
      await small.close(0);
    }
  });

  it('says which port it cannot have', async () => {
    await assert.rejects(new Host().listen({ host: '127.0.0.1', port: Number(base.port) }), {
      code: 'PORT_UNAVAILABLE',
      message: new RegExp(`^Port ${base.port} of 127\\.0\\.0\\.1 cannot be listened on: .*EADDRINUSE`),
    });
  });

  it('names an address that can be reached when it listens on all interfaces', async () => {
    const open = new Host();
    const address = await open.listen({ host: '0.0.0.0', port: 0 });
    assert.equal(address.hostname, '127.0.0.1');
    await open.close(0);
  });
});
