import type { Identity } from '../../security/identity.ts';
import { authoriseAccount } from '../accounts/authorise-account.ts';
import type { Platform, Requirements } from '../platforms/platform.ts';
import type { Availability } from './cluster-views.ts';
import type { Jobs } from './jobs.ts';
import { presentLimits, unfit } from './limits.ts';
import { givenWithin, makeOffer, neededBy } from './offer.ts';
import type { Resource } from './resource.ts';
import { hasLocalUser } from './user-mapping.ts';

/** A resource as it is offered for an application. Money in minor units, times in ms, UTC. */
export interface OfferedResource {
  readonly resource: Resource;
  /** The most that one job can get there at present. */
  readonly limits: Requirements;
  readonly platform: Platform;
  readonly available: Availability;
  readonly estimatedCharge: number;
  readonly estimatedStart: number | undefined;
}

/** Bytes of the inputs of a typical run, for which prices are shown. */
const TYPICAL_INPUT = 1_000_000;

/**
 * The resources that can run an application for an account, cheapest first; of equally cheap ones the better.
 *
 * @throws ACCOUNT_UNKNOWN, ACCOUNT_STATE, APPLICATION_UNKNOWN
 */
export async function listResources(
  jobs: Jobs,
  identity: Identity,
  wish: { readonly accountId: string; readonly applicationUri: string; readonly requirements: Requirements },
): Promise<readonly OfferedResource[]> {
  const account = await authoriseAccount(jobs.store.db, jobs.accountRules, identity, wish.accountId, 'use');
  const application = jobs.applications.get(wish.applicationUri, 'ListResources/applicationUri');
  const needed = neededBy(application, wish.requirements);
  return jobs.resources
    .fitting(application)
    .filter((resource) => resource.currency === account.currency && hasLocalUser(resource, identity))
    .filter((resource) => unfit(resource, jobs.clusters.viewOf(resource), needed) === undefined)
    .map((resource) => {
      const limits = presentLimits(resource, jobs.clusters.viewOf(resource));
      const offer = makeOffer(application, resource, givenWithin(limits, needed), TYPICAL_INPUT);
      return {
        resource,
        limits,
        platform: jobs.resources.platformOf(resource),
        available: jobs.clusters.of(resource),
        estimatedCharge: offer.expected,
        estimatedStart: jobs.clusters.estimateStart(resource, offer.duration, jobs.now()),
      };
    })
    .sort((a, b) => a.estimatedCharge - b.estimatedCharge || b.resource.quality - a.resource.quality);
}
