import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { connectProvider, type Provider, type ProviderOptions } from '../../src/client/connect-provider.ts';
import { loadCredential } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import type { Addresses, BrokerAddresses, ProviderAddresses } from '../../src/server/addresses.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { type RunningServer, startServer } from '../../src/server/run.ts';
import type { Transport } from '../../src/soap/client/transport.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';

/** A real broker and provider in this process, on one free port, over a directory of their own. */
export class Grid {
  readonly directory: string;
  #server: RunningServer;

  private constructor(directory: string, server: RunningServer) {
    this.directory = directory;
    this.#server = server;
  }

  static async start(settings: object = {}): Promise<Grid> {
    const directory = await mkdtemp(join(tmpdir(), 'plegma-grid-'));
    return new Grid(directory, await startServer(configurationOf(directory, 0, settings)));
  }

  get addresses(): Addresses {
    return this.#server.addresses;
  }

  get broker(): BrokerAddresses {
    const { broker } = this.addresses;
    if (broker === undefined) throw new Error('The broker does not run.');
    return broker;
  }

  get provider(): ProviderAddresses {
    const { provider } = this.addresses;
    if (provider === undefined) throw new Error('The provider does not run.');
    return provider;
  }

  /** Directory of the certificates, the development client's among them. */
  get certificates(): string {
    return dirname(this.addresses.certificates.client.certificate);
  }

  /** The provider as the development client sees it. */
  async connect(
    transport: Transport = undiciTransport(),
    options: Partial<ProviderOptions> = {},
  ): Promise<Provider> {
    const { client, authorities } = this.addresses.certificates;
    const [credential, trust] = await Promise.all([loadCredential(client), loadTrust(authorities)]);
    return connectProvider(this.provider.jobService, { transport, credential, trust, ...options });
  }

  /** Ends the server and starts it again at the same address. */
  async restart(): Promise<void> {
    const port = Number(new URL(this.provider.url).port);
    await this.#server.close();
    this.#server = await startServer(configurationOf(this.directory, port, {}));
  }

  async close(): Promise<void> {
    await this.#server.close();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 3 });
  }
}

function configurationOf(dataDirectory: string, port: number, settings: object) {
  return checkConfiguration({
    dataDirectory,
    broker: { port },
    provider: { port },
    log: { level: 'silent' },
    ...settings,
  });
}

/** Opens an account and gives its id. */
export async function openAccount(provider: Provider): Promise<string> {
  const { account } = await provider.accounts.OpenAccount({ title: 'Tests', contact: 'test@example.org' });
  return account.accountId;
}
