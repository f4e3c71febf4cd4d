import type { CredentialFiles } from '../client/load-credential.node.ts';
import { MOBILE_GRID_SERVER_PATH, REGISTRY_PATH } from './compose-broker.ts';
import { ACCOUNT_SERVICE_PATH, DATA_SERVICE_PATH, JOB_SERVICE_PATH } from './provider/compose-provider.ts';

/** Addresses that every party has. */
interface PageAddresses {
  readonly url: string;
  /** The list of services with their WSDLs. */
  readonly services: string;
  readonly health: string;
  readonly ready: string;
  readonly metrics: string;
}

/** Where a running broker is. */
export interface BrokerAddresses extends PageAddresses {
  readonly registry: string;
  readonly mobileGridServer: string;
}

/** Where a running provider is. */
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

/** @param base Under which clients reach the broker. */
export const brokerAddresses = (base: URL): BrokerAddresses => ({
  ...pageAddresses(base),
  registry: new URL(REGISTRY_PATH, base).href,
  mobileGridServer: new URL(MOBILE_GRID_SERVER_PATH, base).href,
});

/** @param base Under which clients reach the provider. */
export const providerAddresses = (base: URL): ProviderAddresses => ({
  ...pageAddresses(base),
  jobService: new URL(JOB_SERVICE_PATH, base).href,
  accountService: new URL(ACCOUNT_SERVICE_PATH, base).href,
  dataService: new URL(DATA_SERVICE_PATH, base).href,
});

const pageAddresses = (base: URL): PageAddresses => ({
  url: base.href,
  services: new URL('/services', base).href,
  health: new URL('/healthz', base).href,
  ready: new URL('/readyz', base).href,
  metrics: new URL('/metrics', base).href,
});
