import { setTimeout as sleep } from 'node:timers/promises';
import { newRequestId } from '../../client/request-id.ts';
import type { RegisterService, RegistryOperations } from '../../contracts/generated/registry-types.ts';
import type { ServiceProxy } from '../../soap/client/proxy.ts';
import { SoapFaultError } from '../../soap/client/soap-fault-error.ts';
import type { Log } from '../log.ts';

/** What a keeper registers, and where. */
export interface RegistrationKeeperOptions {
  /** The broker's registry, reached by signed SOAP as by any provider. */
  readonly registry: ServiceProxy<RegistryOperations>;
  /** For the log. */
  readonly address: string;
  /** What the provider offers. */
  readonly services: readonly Omit<RegisterService, 'requestId' | 'leaseSeconds'>[];
  /** Seconds; renewed after a third of it, so that two renewals may be lost before anybody notices. */
  readonly lease: number;
  readonly log: Log;
}

/** The first wait after a failure and the longest (ms). */
const retry = { first: 500, longest: 30_000 };

/** Ms that a withdrawal may take at shutdown; if it fails the lease ends by itself. */
const WITHDRAWAL_TIMEOUT = 3_000;

/**
 * Keeps the provider's services listed at one broker (MG-4): registers them, renews the leases, registers anew when
 * the broker has forgotten them, withdraws them at the end. A broker that does not answer is tried again for ever.
 */
export class RegistrationKeeper {
  readonly #options: RegistrationKeeperOptions;
  readonly #ending = new AbortController();
  #listed: readonly string[] = [];
  #failures = 0;
  #loop: Promise<void> = Promise.resolve();

  constructor(options: RegistrationKeeperOptions) {
    this.#options = options;
  }

  /** True while the broker has the services listed, as far as is known. */
  get isListed(): boolean {
    return this.#listed.length > 0 && this.#failures === 0;
  }

  /** Resolves after the first attempt, whatever came of it; goes on in the background. */
  async start(): Promise<void> {
    await this.#attempt();
    this.#loop = this.#run();
  }

  /** Withdraws the services, if the broker can be reached. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#loop;
    if (this.#listed.length === 0) return;
    const { registry, log, address } = this.#options;
    const signal = AbortSignal.timeout(WITHDRAWAL_TIMEOUT);
    await registry.WithdrawService({ serviceIds: this.#listed }, { signal }).catch((err: unknown) => {
      log.warn(
        { broker: address, err },
        'The services could not be withdrawn; their leases end by themselves.',
      );
    });
    this.#listed = [];
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      await sleep(this.#pause(), undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.#attempt();
    }
  }

  #pause(): number {
    if (this.#failures === 0) return (this.#options.lease * 1000) / 3;
    return Math.min(retry.longest, retry.first * 2 ** (this.#failures - 1));
  }

  async #attempt(): Promise<void> {
    const { log, address } = this.#options;
    try {
      if (this.#listed.length === 0) await this.#register();
      else await this.#renew();
      this.#failures = 0;
    } catch (err) {
      if (this.#ending.signal.aborted) return;
      this.#failures += 1;
      log.warn({ broker: address, err }, 'The services could not be registered; it will be tried again.');
    }
  }

  async #register(): Promise<void> {
    const { registry, services, lease, log, address } = this.#options;
    const ids: string[] = [];
    for (const service of services) {
      const request = { ...service, requestId: newRequestId(), leaseSeconds: lease };
      const answer = await registry.RegisterService(request, { signal: this.#ending.signal });
      ids.push(answer.service.serviceId);
    }
    this.#listed = ids;
    log.info({ broker: address, services: ids.length }, 'The services are registered.');
  }

  async #renew(): Promise<void> {
    const { registry, lease, log, address } = this.#options;
    try {
      const request = { serviceIds: this.#listed, leaseSeconds: lease };
      await registry.RenewRegistration(request, { signal: this.#ending.signal });
    } catch (error) {
      if (!(error instanceof SoapFaultError) || error.code !== 'SERVICE_UNKNOWN') throw error;
      log.info({ broker: address }, 'The broker has forgotten the services.');
      await this.#register();
    }
  }
}
