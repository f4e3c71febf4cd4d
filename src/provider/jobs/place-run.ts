import type { Identity } from '../../security/identity.ts';
import type { Account } from '../accounts/account.ts';
import type { Application } from '../applications/application.ts';
import type { LocalUser, Requirements } from '../platforms/platform.ts';
import type { Jobs } from './jobs.ts';
import { checkLimits, presentLimits } from './limits.ts';
import { checkCurrency, givenWithin, neededBy } from './offer.ts';
import type { Resource } from './resource.ts';
import { localUserAt } from './user-mapping.ts';

/** A run that somebody wants at a resource. */
export interface WantedRun {
  readonly identity: Identity;
  readonly account: Account;
  readonly application: Application;
  readonly resourceId: string;
  readonly requirements: Requirements;
}

/** Where a run will be, as whom, and with how much of everything. */
export interface RunPlace {
  readonly resource: Resource;
  /** Undefined: the service's own user. */
  readonly localUser: LocalUser | undefined;
  readonly requirements: Requirements;
}

/**
 * Finds the place of a run and checks that it can ever run there.
 *
 * @param operation Its name, for the path in a fault.
 * @throws RESOURCE_UNKNOWN, LOCAL_USER_NONE, REQUIREMENT_UNFIT, CURRENCY_MISMATCH
 */
export function placeRun(
  { resources, clusters }: Jobs,
  { identity, account, application, resourceId, requirements: asked }: WantedRun,
  operation: string,
): RunPlace {
  const needed = neededBy(application, asked);
  const resource = resources.choose(resourceId, application, operation);
  const localUser = localUserAt(resource, identity, operation);
  const view = clusters.viewOf(resource);
  checkLimits(resource, view, needed, operation);
  const requirements = givenWithin(presentLimits(resource, view), needed);
  checkCurrency(account, resource);
  return { resource, localUser, requirements };
}
