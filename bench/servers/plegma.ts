import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCredential } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import { readConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { startServer } from '../../src/server/run.ts';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { serveParent } from './parent.ts';
import type { PlegmaDetails } from './plegma-details.ts';

/** The real broker and provider, with twenty services in the registry. */
const directory = await mkdtemp(join(tmpdir(), 'plegma-bench-'));
const configuration = await readConfiguration({
  environment: {
    PLEGMA_DATA_DIRECTORY: directory,
    PLEGMA_BROKER_PORT: '0',
    PLEGMA_PROVIDER_PORT: '0',
    PLEGMA_LOG_LEVEL: 'silent',
  },
  workingDirectory: directory,
});
const server = await startServer(configuration);
const { broker, provider, certificates } = server.addresses;
if (!broker || !provider) throw new Error('the broker or the provider is not enabled');
await registerServices(broker.registry);

serveParent<PlegmaDetails>(
  {
    url: broker.registry,
    jobService: provider.jobService,
    authorities: certificates.authorities,
    client: certificates.client,
  },
  async () => {
    await server.close();
    await rm(directory, { recursive: true, force: true });
  },
);

async function registerServices(address: string): Promise<void> {
  const security = {
    credential: await loadCredential({
      certificate: join(directory, 'certs/provider.pem'),
      key: join(directory, 'certs/provider.key'),
    }),
    verification: { trust: await loadTrust(certificates.authorities) },
  };
  const registry = createProxy(registryContract, undiciTransport(), { address, security });
  const { services } = await registry.ListServices({});
  for (let at = services.length; at < 20; at++) {
    await registry.RegisterService({
      name: `Swirl ${at}`,
      description: 'Turns a picture in a vortex round its centre.',
      url: `http://localhost/services/JobService`,
      applicationUri: `http://it-innovation.soton.ac.uk/grid/imagemagick/swirl${at}`,
      categories: ['graphics'],
      keywords: ['imagemagick'],
      providerName: 'Benchmark',
      leaseSeconds: 3600,
    });
  }
}
