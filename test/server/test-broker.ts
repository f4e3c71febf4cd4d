import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import type { RegistryOperations } from '../../src/contracts/generated/registry-types.ts';
import { identityOf } from '../../src/security/x509/certificate.ts';
import { CallLog } from '../../src/server/call-log.ts';
import { composeBroker, REGISTRY_PATH } from '../../src/server/compose-broker.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { type Foundation, layFoundation } from '../../src/server/foundation.ts';
import { Host } from '../../src/server/host.ts';
import { openLog } from '../../src/server/log.ts';
import { openMetrics } from '../../src/server/metrics.ts';
import { pages } from '../../src/server/pages/pages.ts';
import { fetchTransport } from '../../src/soap/client/fetch-transport.ts';
import { createProxy, type ServiceProxy } from '../../src/soap/client/proxy.ts';

export interface TestBroker {
  readonly base: URL;
  readonly foundation: Foundation;
  /** Signed as the provider of this installation. */
  readonly asProvider: ServiceProxy<RegistryOperations>;
  /** Signed by somebody of this installation who is no provider. */
  readonly asOther: ServiceProxy<RegistryOperations>;
  readonly unsigned: ServiceProxy<RegistryOperations>;
  stop(): Promise<void>;
}

/** A broker on a port of its own, over everything real. */
export async function startBroker(directory: string, port = 0): Promise<TestBroker> {
  const configuration = checkConfiguration({ dataDirectory: directory });
  const log = openLog({ level: 'silent' });
  const calls = new CallLog(log);
  const metrics = openMetrics();
  const hosts = { broker: 'localhost', provider: 'localhost' };
  const foundation = await layFoundation({ configuration, hosts, log, calls, metrics });
  const { broker, provider } = foundation.credentials;
  const host = new Host();
  const base = await host.listen({ host: '127.0.0.1', port });
  const site = composeBroker({ foundation, ownProviders: [identityOf(provider.chain[0])] });
  host.serve([site], pages({ sites: [site], metrics, log }));
  const address = new URL(REGISTRY_PATH, base);
  const signedBy = (credential: typeof provider) =>
    createProxy(registryContract, fetchTransport(), {
      address,
      retry: { attempts: 1 },
      security: { credential, verification: { trust: foundation.trust } },
    });
  return {
    base,
    foundation,
    asProvider: signedBy(provider),
    asOther: signedBy(broker),
    unsigned: createProxy(registryContract, fetchTransport(), { address, retry: { attempts: 1 } }),
    stop: async () => {
      await host.close(1);
      await foundation.close();
    },
  };
}
