import type { CredentialFiles } from '../client/load-credential.node.ts';
import { mobileGridServerPath, registryPath } from './compose-broker.ts';
import { accountServicePath, dataServicePath, jobServicePath } from './provider/compose-provider.ts';

/** Pages of a host. */
interface PageAddresses {
  readonly url: string;
  /** The list of services with their WSDLs. */
  readonly services: string;
  readonly health: string;
  readonly ready: string;
  readonly metrics: string;
}

export interface BrokerAddresses extends PageAddresses {
  readonly registry: string;
  readonly mobileGridServer: string;
}

export interface ProviderAddresses extends PageAddresses {
  readonly jobService: string;
  readonly accountService: string;
  readonly dataService: string;
}

/** Everything that somebody needs to know to use a running server. */
export interface Addresses {
  readonly broker?: BrokerAddresses;
  readonly provider?: ProviderAddresses;
  readonly dataDirectory: string;
  readonly certificates: {
    /** PEM files that clients have to trust. */
    readonly authorities: readonly string[];
    /** A client of this installation, ready to sign. */
    readonly client: CredentialFiles;
  };
}

export const brokerAddresses = (base: URL): BrokerAddresses => ({
  ...pageAddresses(base),
  registry: new URL(registryPath, base).href,
  mobileGridServer: new URL(mobileGridServerPath, base).href,
});

export const providerAddresses = (base: URL): ProviderAddresses => ({
  ...pageAddresses(base),
  jobService: new URL(jobServicePath, base).href,
  accountService: new URL(accountServicePath, base).href,
  dataService: new URL(dataServicePath, base).href,
});

const pageAddresses = (base: URL): PageAddresses => ({
  url: base.href,
  services: new URL('/services', base).href,
  health: new URL('/healthz', base).href,
  ready: new URL('/readyz', base).href,
  metrics: new URL('/metrics', base).href,
});
