import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { connectProvider } from '../../src/client/connect-provider.ts';
import { loadCredential } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { type RunningServer, startServer } from '../../src/server/run.ts';
import type { Transport, TransportRequest } from '../../src/soap/client/transport.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { reachableDirectory } from '../support/temporary-directory.ts';

describe('two services on one data directory, behind one address', function () {
  this.timeout(30_000);
  const servers: RunningServer[] = [];
  const ports: number[] = [];
  const transport = undiciTransport();

  before(async () => {
    const dataDirectory = reachableDirectory('shared');
    for (const _ of [1, 2]) {
      const port = await freePort();
      ports.push(port);
      const provider = { port, publicUrl: 'http://localhost:8/' };
      const settings = { dataDirectory, broker: { enabled: false }, provider, log: { level: 'silent' } };
      servers.push(await startServer(checkConfiguration(settings)));
    }
  });
  after(async () => {
    for (const server of servers) await server.close();
  });

  /** What a balancer does with requests to the public address. */
  const to = (port: number | undefined, request: TransportRequest) => {
    const address = new URL(request.address);
    address.port = String(port);
    return transport({ ...request, address });
  };

  it('refuse at the second what was sent to the first, and take what is new at both', async () => {
    const { certificates, provider } = servers[0]?.addresses ?? {};
    assert.ok(certificates && provider);
    const sent: TransportRequest[] = [];
    let next = 0;
    const balanced: Transport = (request) => {
      sent.push(request);
      next += 1;
      return to(ports[next % 2], request);
    };
    const credential = await loadCredential(certificates.client);
    const trust = await loadTrust(certificates.authorities);
    const customer = connectProvider(provider.jobService, { transport: balanced, credential, trust });
    for (let call = 0; call < 6; call += 1) await customer.jobs.ListApplications({});
    assert.equal(sent.length, 6);
    for (const request of sent)
      for (const port of ports) {
        const answer = await to(port, { ...request, signal: AbortSignal.timeout(5000) });
        assert.match(await text(answer.body), /MESSAGE_REPLAYED/);
      }
  });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  assert.ok(typeof address === 'object' && address !== null);
  await new Promise((resolve) => probe.close(resolve));
  return address.port;
}
