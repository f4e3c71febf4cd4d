import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCredential } from '../../dist/client/load-credential.node.js';
import { loadTrust } from '../../dist/client/load-trust.node.js';
import { registryContract } from '../../dist/contracts/generated/registry-contract.js';
import { readConfiguration } from '../../dist/server/configuration/read-configuration.js';
import { startServer } from '../../dist/server/run.js';
import { createProxy } from '../../dist/soap/client/proxy.js';
import { undiciTransport } from '../../dist/soap/client/undici-transport.node.js';
import { serveParent } from './parent.ts';
import type { PlegmaDetails } from './plegma-details.ts';

/** The real broker and provider, with twenty services in the registry. */
const directory = await mkdtemp(join(tmpdir(), 'plegma-bench-'));
const configuration = await readConfiguration({
  environment: {
    PLEGMA_DATA_DIRECTORY: directory,
    PLEGMA_BROKER_PORT: '0',
    PLEGMA_PROVIDER_PORT: '0',
    PLEGMA_LOG_FILE: join(directory, 'plegma.log'),
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
    legacyUrl: broker.mobileGridServer,
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
