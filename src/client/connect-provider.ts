import { accountContract } from '../contracts/generated/account-contract.ts';
import type { AccountOperations } from '../contracts/generated/account-types.ts';
import { dataContract } from '../contracts/generated/data-contract.ts';
import type { DataOperations } from '../contracts/generated/data-types.ts';
import { jobContract } from '../contracts/generated/job-contract.ts';
import type { JobOperations } from '../contracts/generated/job-types.ts';
import type { Credential } from '../security/credential.ts';
import { VolatileReplayMemory } from '../security/replay/volatile-replay-memory.ts';
import type { TrustStore } from '../security/x509/trust-store.ts';
import { createProxy, type ServiceProxy } from '../soap/client/proxy.ts';
import type { ClientSecurity } from '../soap/client/proxy-options.ts';
import type { RetryPolicy } from '../soap/client/retry.ts';
import type { Transport } from '../soap/client/transport.ts';
import { endpointAddress } from './endpoint-address.ts';

/** A provider as its customers see it. */
export interface Provider {
  /** Of its JobService: what the registry lists, and what to keep for the next time (MG-2). */
  readonly address: URL;
  readonly accounts: ServiceProxy<AccountOperations>;
  readonly data: ServiceProxy<DataOperations>;
  readonly jobs: ServiceProxy<JobOperations>;
}

/** How a provider is reached and whom it is believed to be. */
export interface ProviderOptions {
  readonly transport: Transport;
  /** What requests are signed with. */
  readonly credential: Credential;
  /** Whose answers are believed. */
  readonly trust: TrustStore;
  /** How often a request that failed on the way is sent again, with the same id. */
  readonly retry?: Partial<RetryPolicy>;
  /** Who may sign the answers. GRIA's rule by default: the certificate's common name is the host (GR-36). */
  readonly checkSigner?: NonNullable<ClientSecurity['checkSigner']>;
}

/**
 * Makes the calls of a provider. Each request is signed and each answer verified. A request that failed on the way is
 * sent again under the same id, so that it is done once. Nothing is sent yet.
 *
 * @param address Of its JobService, as the registry lists it, or of the host alone.
 * @throws ADDRESS_INVALID
 * @example
 * const credential = await loadCredential({ certificate: 'certs/client.pem', key: 'certs/client.key' });
 * const trust = await loadTrust(['certs/authority.pem']);
 * const provider = connectProvider(service.url, { transport: undiciTransport(), credential, trust });
 * const { accounts } = await provider.accounts.ListAccounts({});
 */
export function connectProvider(address: string | URL, options: ProviderOptions): Provider {
  const { transport, credential, trust, retry = {}, checkSigner } = options;
  const security: ClientSecurity = {
    credential,
    signAddressing: true,
    // An answer that was received before does not answer this request.
    verification: {
      trust,
      replay: new VolatileReplayMemory(trust.clock),
      policy: { timestamps: 'required' },
    },
    ...(checkSigner === undefined ? {} : { checkSigner }),
  };
  const jobService = endpointAddress(address, 'JobService');
  const at = (service: string) => ({ address: endpointAddress(jobService, service), security, retry });
  return {
    address: jobService,
    accounts: createProxy(accountContract, transport, at('AccountService')),
    data: createProxy(dataContract, transport, at('DataService')),
    jobs: createProxy(jobContract, transport, { ...at('JobService'), address: jobService }),
  };
}
