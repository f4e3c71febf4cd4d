import type { ClusterView } from '../platforms/platform.ts';
import type { Resource } from './resource.ts';
import { nodesOf, queueOf } from './resource-nodes.ts';
import type { ViewSource } from './view-source.ts';

/** What a resource offers at the moment, as far as its batch system tells. */
export interface Availability {
  readonly processors: number | undefined;
  readonly free: number | undefined;
  readonly queued: number | undefined;
  readonly running: number | undefined;
}

/** When a job is expected to start and end (ms, UTC); undefined where the batch system tells too little. */
export interface EstimatedTimes {
  readonly estimatedStart: number | undefined;
  readonly estimatedEnd: number | undefined;
}

/**
 * The last description of each batch system, renewed now and then: a client that lists resources causes no batch
 * command (BA-2).
 */
export class ClusterViews {
  readonly #source: ViewSource;
  #views: ReadonlyMap<string, ClusterView> = new Map();
  #timer: NodeJS.Timeout | undefined;

  constructor(source: ViewSource) {
    this.#source = source;
  }

  /** Asks now, and then every `interval` ms. */
  async start(interval: number): Promise<void> {
    await this.renew();
    this.#timer = setInterval(() => void this.renew(), interval);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Asks again. A platform that does not answer has no view: nothing is told rather than something old. */
  async renew(): Promise<void> {
    this.#views = await this.#source().catch(() => new Map());
  }

  /** What the batch system of a resource showed last. */
  viewOf(resource: Resource): ClusterView | undefined {
    return this.#views.get(resource.platform);
  }

  /** What a resource offers at the moment. */
  of(resource: Resource): Availability {
    const view = this.viewOf(resource);
    const queue = queueOf(resource, view);
    const counts = { queued: queue?.queued, running: queue?.running };
    // A site's own scripts tell nothing of nodes.
    if (view === undefined || view.nodes.length === 0)
      return { ...counts, processors: undefined, free: undefined };
    const nodes = nodesOf(resource, view).filter(({ state }) => state === 'free' || state === 'busy');
    const processors = nodes.reduce((sum, node) => sum + node.processors, 0);
    const inUse = nodes.reduce((sum, node) => sum + (node.processorsInUse ?? 0), 0);
    return { ...counts, processors, free: Math.max(0, processors - inUse) };
  }

  /**
   * When a job of this duration (ms) that is submitted at `now` would start: at once where nobody waits and
   * something is free, otherwise after those before it. Undefined where the batch system tells too little.
   */
  estimateStart(resource: Resource, duration: number, now: number): number | undefined {
    const { free, queued, running } = this.of(resource);
    if (free === undefined || queued === undefined) return undefined;
    if (queued === 0 && free > 0) return now;
    return now + Math.ceil((duration * (queued + 1)) / Math.max(1, running ?? 1));
  }

  /** When such a job would start and end; see {@link estimateStart}. */
  estimateTimes(resource: Resource, duration: number, now: number): EstimatedTimes {
    const estimatedStart = this.estimateStart(resource, duration, now);
    return {
      estimatedStart,
      estimatedEnd: estimatedStart === undefined ? undefined : estimatedStart + duration,
    };
  }
}
