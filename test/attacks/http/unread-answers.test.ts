import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { echoService } from '../../soap/server/echo-service.ts';
import { envelope } from '../../soap/server/envelopes.ts';
import { post } from '../../soap/server/running.ts';
import { until } from '../../support/until.ts';
import { type AttackedServer, REGISTRY, startAttackedServer } from './attacked-server.ts';

const MEBIBYTE = 1024 ** 2;

/** Connects, sends, and never reads. */
function deaf(port: number, pieces: Iterable<string | Uint8Array>): Socket {
  const socket = connect(port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  for (const piece of pieces) socket.write(piece);
  return socket;
}

describe('answers that nobody reads', () => {
  let server: AttackedServer;
  before(async () => {
    server = await startAttackedServer();
  });
  after(() => server.close());

  it('do not gather in memory where one packet asks for a thousand WSDLs, nor behind who has gone', async () => {
    const asked = `GET ${REGISTRY}?wsdl HTTP/1.1\r\nHost: a\r\n\r\n`;
    const before = await server.memory();
    const sockets = Array.from({ length: 40 }, () => deaf(server.brokerPort, [asked.repeat(90)]));
    await Promise.all(sockets.map((socket) => once(socket, 'connect')));
    assert.ok(await until('the server answers', () => server.isAlive()));
    assert.ok((await server.memory()) - before < 32 * MEBIBYTE, 'while they wait');
    for (const socket of sockets) socket.destroy();
    assert.ok(await until('the server answers', () => server.isAlive()));
    assert.ok((await server.memory()) - before < 8 * MEBIBYTE, 'when they have gone');
  });

  it('are given up with their connection', async () => {
    const limits = { patience: 200 };
    const http = createServer(createSoapEndpoint({ services: [echoService], limits })).listen(0, '127.0.0.1');
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const large = envelope(`<e:Produce><e:size>${16 * MEBIBYTE}</e:size></e:Produce>`);
    const socket = deaf(port, post(large));
    await once(http, 'connection');
    const connections = () =>
      new Promise<number>((resolve) => http.getConnections((_error, count) => resolve(count)));
    try {
      await until('the connection is closed', async () => (await connections()) === 0);
    } finally {
      socket.destroy();
      http.close();
    }
  });

  it('are made one at a time for a connection in the own server of who embeds an endpoint, too', async () => {
    let served = 0;
    const authorise = async () => {
      served += 1;
    };
    const http = createServer(createSoapEndpoint({ services: [echoService], authorise })).listen(
      0,
      '127.0.0.1',
    );
    await once(http, 'listening');
    const { port } = http.address() as AddressInfo;
    const large = envelope(`<e:Produce><e:size>${16 * MEBIBYTE}</e:size></e:Produce>`);
    const request = post(large);
    const socket = deaf(port, Array.from({ length: 20 }, () => request).flat());
    try {
      await until('the first is served', () => served > 0);
      for (let other = 0; other < 3; other += 1) {
        await fetch(`http://127.0.0.1:${port}/`, {
          method: 'POST',
          headers: { 'Content-Type': 'text/xml' },
          body: envelope('<e:Produce><e:size>1</e:size></e:Produce>'),
        });
      }
      assert.equal(served, 1 + 3);
    } finally {
      socket.destroy();
      http.close();
      http.closeAllConnections();
    }
  });
});
