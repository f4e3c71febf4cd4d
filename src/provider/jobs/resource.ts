import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import type { Application } from '../applications/application.ts';
import type { LocalUser, Platform, Requirements } from '../platforms/platform.ts';
import type { Price } from './price.ts';

/** Who runs as which user of the operating system. */
export interface LocalUserRules {
  /** The first that fits counts; without an issuer any authority's certificate of that subject fits. */
  readonly mappings: readonly LocalUserMapping[];
  /** For everybody else; absent where nobody else may run anything. */
  readonly defaultUser?: LocalUser;
}

/** One identity, or one subject of any authority, and the user who runs its jobs. */
export interface LocalUserMapping {
  readonly subject: Identity['subject'];
  readonly issuer?: Identity['issuer'];
  readonly user: LocalUser;
}

/** A place where jobs can run: platform and queue, with quality, speed and price. */
export interface Resource {
  /** `res-…`, chosen by the provider, the same for ever. */
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  /** Names one of the configured platforms. */
  readonly platform: string;
  readonly queue?: string;
  /** From 1 up; higher is better. */
  readonly quality: number;
  /** Relative to the provider's reference machine, which is 1. */
  readonly speed: number;
  readonly currency: string;
  readonly prices: readonly Price[];
  /** The most that one job may ask for. */
  readonly limits: Requirements;
  /** URIs of the applications that can run here; by default all of them. */
  readonly applications?: readonly string[];
  /** Which users run the jobs; by default the service's own. */
  readonly localUsers?: LocalUserRules;
}

/** The resources of this provider and the platforms behind them. */
export class ResourceCatalogue {
  readonly #resources: ReadonlyMap<string, Resource>;
  readonly platforms: ReadonlyMap<string, Platform>;

  /** @throws RangeError for a resource whose platform is not there: a fault of the configuration. */
  constructor(resources: readonly Resource[], platforms: ReadonlyMap<string, Platform>) {
    this.#resources = new Map(resources.map((resource) => [resource.id, resource]));
    this.platforms = platforms;
    const homeless = resources.find(({ platform }) => !platforms.has(platform));
    if (homeless !== undefined) {
      throw new RangeError(
        `The resource ${homeless.id} names the platform ${homeless.platform}, which is not configured.`,
      );
    }
  }

  get all(): readonly Resource[] {
    return [...this.#resources.values()];
  }

  find(id: string): Resource | undefined {
    return this.#resources.get(id);
  }

  /** The resources that can run an application. */
  fitting(application: Application): readonly Resource[] {
    return this.all.filter((resource) => runs(resource, application));
  }

  /**
   * The resource with this id, if it can run the application.
   *
   * @param path The operation, for the fault.
   * @throws RESOURCE_UNKNOWN
   */
  choose(id: string, application: Application, path: string): Resource {
    const resource = this.#resources.get(id);
    if (resource !== undefined && runs(resource, application)) return resource;
    throw new PlegmaError('RESOURCE_UNKNOWN', `There is no resource ${id} that can run ${application.uri}.`, {
      path: `${path}/resourceId`,
    });
  }

  platformOf(resource: Resource): Platform {
    const platform = this.platforms.get(resource.platform);
    if (platform === undefined) throw new RangeError(`There is no platform ${resource.platform}.`);
    return platform;
  }
}

function runs(resource: Resource, application: Application): boolean {
  return resource.applications === undefined || resource.applications.includes(application.uri);
}
