import { logRefusedConnection } from './call-log.ts';
import { Host, type HostLimits } from './host.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { pages } from './pages/pages.ts';
import type { Site } from './site.ts';

/** Where a party wants to be reached. */
export interface ListenSettings {
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string | undefined;
}

/** The base addresses of a party. */
export interface Bases {
  /** Where it listens. */
  readonly local: URL;
  /** Under which clients reach it. */
  readonly public: URL;
}

interface SharedHost {
  readonly host: Host;
  readonly base: URL;
  readonly sites: Site[];
}

/** The ports of a process: parties with the same interface and port share one. */
export class Hosts {
  readonly #hosts = new Map<string, SharedHost>();
  readonly #limits: HostLimits;

  /** @param limits Of each port. */
  constructor(limits: HostLimits) {
    this.#limits = limits;
  }

  /**
   * Takes the port, unless another party has taken it already.
   *
   * @throws PORT_UNAVAILABLE
   */
  async listen(settings: ListenSettings): Promise<Bases> {
    const key = keyOf(settings);
    const shared = this.#hosts.get(key) ?? (await listening(settings, this.#limits));
    this.#hosts.set(key, shared);
    const { base: local } = shared;
    return { local, public: settings.publicUrl === undefined ? local : new URL(settings.publicUrl) };
  }

  /** Puts a party's site on its port. */
  add(settings: ListenSettings, site: Site): void {
    this.#hosts.get(keyOf(settings))?.sites.push(site);
  }

  /** Begins to answer. */
  serve({ metrics, log }: { readonly metrics: Metrics; readonly log: Log }): void {
    for (const { host, sites } of this.#hosts.values())
      host.serve(sites, pages({ sites, metrics, log }), (refused) => logRefusedConnection(log, refused));
  }

  /**
   * Closes all ports; may be called again.
   *
   * @param limit Seconds that running requests may take to finish.
   */
  async close(limit: number): Promise<void> {
    await Promise.all([...this.#hosts.values()].map(({ host }) => host.close(limit)));
    this.#hosts.clear();
  }
}

const keyOf = ({ host, port }: ListenSettings): string => `${host} ${port}`;

async function listening(settings: ListenSettings, limits: HostLimits): Promise<SharedHost> {
  const host = new Host(limits);
  return { host, base: await host.listen(settings), sites: [] };
}
