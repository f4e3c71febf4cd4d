import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { MessageRoom } from '../../../src/soap/message-room.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { until } from '../../support/until.ts';
import { echoService } from './echo-service.ts';
import { echoEnvelope } from './envelopes.ts';
import { post, type Running, raw, running } from './running.ts';

const KIB = 1024;

/** An endpoint whose `Echo` of a large text answers when it is told. */
async function holdingEndpoint(room: MessageRoom): Promise<{ server: Running; held: (() => void)[] }> {
  const held: (() => void)[] = [];
  const Echo = async (request: { readonly text: string }) => {
    if (request.text.length > KIB) await new Promise<void>((go) => held.push(go));
    return { text: request.text.slice(0, 5) };
  };
  const service = { ...echoService, operations: { ...echoService.operations, Echo } };
  return { server: await running(createSoapEndpoint({ services: [service], room })), held };
}

describe('the memory of an endpoint for the messages of all senders', () => {
  const large = echoEnvelope('large'.repeat(40 * KIB));

  it('has large messages wait for one another, and small ones for nobody', async () => {
    const { server, held } = await holdingEndpoint(new MessageRoom({ trees: 300 * KIB }));
    try {
      const first = raw(server.port, post(large));
      await until('one call', () => held.length === 1);
      const second = raw(server.port, post(large));
      for (let small = 0; small < 20; small++) {
        assert.equal((await raw(server.port, post(echoEnvelope('small')))).status, 200);
      }
      assert.equal(held.length, 1);
      held[0]?.();
      await until('two calls', () => held.length === 2);
      held[1]?.();
      for (const answer of await Promise.all([first, second])) assert.match(answer.body, />large</);
    } finally {
      await server.close();
    }
  });

  it('refuses what there is no memory for, however small it came, and serves it when there is', async () => {
    const { server, held } = await holdingEndpoint(new MessageRoom({ read: 200 * KIB }));
    const bomb = () => post(gzipSync(large), { 'Content-Encoding': 'gzip' });
    try {
      const first = raw(server.port, bomb());
      await until('one call', () => held.length === 1);
      const refused = await raw(server.port, bomb());
      assert.match(refused.body, /SERVER_BUSY/);
      assert.match(refused.body, /faultcode>[^<]*Server/);
      held[0]?.();
      assert.equal((await first).status, 200);
      const again = raw(server.port, bomb());
      await until('two calls', () => held.length === 2);
      held[1]?.();
      assert.equal((await again).status, 200);
    } finally {
      await server.close();
    }
  });
});
