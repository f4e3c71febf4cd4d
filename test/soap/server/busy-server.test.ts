import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { echoService } from './echo-service.ts';
import { echoEnvelope } from './envelopes.ts';
import { post, type Running, running } from './running.ts';

/** Milliseconds. The server is held for longer than it is patient. */
const PATIENCE = 300;
const HELD = 600;

function holdTheEventLoop(): void {
  const end = Date.now() + HELD;
  while (Date.now() < end);
}

describe('a server that was too busy to read', () => {
  let server: Running;
  const heard = new EventEmitter();
  before(async () => {
    const endpoint = createSoapEndpoint({ services: [echoService], limits: { patience: PATIENCE } });
    server = await running((request, response) => {
      endpoint(request, response);
      heard.emit('request');
    });
  });
  after(() => server.close());

  for (const [name, headers, body] of [
    ['plain', {}, Buffer.from(echoEnvelope('hello'))],
    ['compressed', { 'Content-Encoding': 'gzip' }, gzipSync(echoEnvelope('hello'))],
  ] as const) {
    it(`does not blame the sender, ${name}`, async () => {
      const [head = ''] = post(body, headers);
      const socket = connect(server.port, '127.0.0.1').setNoDelay(true);
      await once(socket, 'connect');
      const received = once(heard, 'request');
      socket.write(head);
      await received;
      // The server waits for the body by now. It is sent whole, but read only when the server gets to it.
      socket.write(body);
      holdTheEventLoop();
      const [answer] = await once(socket, 'data');
      socket.destroy();
      assert.match(String(answer), /^HTTP\/1\.1 200 /);
    });
  }
});
