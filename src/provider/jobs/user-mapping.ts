import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import type { LocalUser } from '../platforms/platform.ts';
import type { LocalUserMapping, LocalUserRules, Resource } from './resource.ts';

/**
 * The local user as whom somebody's jobs run at a resource; undefined where they run as the service's own.
 *
 * @param path The operation, for the fault.
 * @throws LOCAL_USER_NONE
 */
export function localUserAt(resource: Resource, identity: Identity, path: string): LocalUser | undefined {
  const { localUsers } = resource;
  if (localUsers === undefined) return undefined;
  const user = userIn(localUsers, identity);
  if (user !== undefined) return user;
  const sentence = `The resource ${resource.id} has no local user for ${identity.subject}; one is needed to run jobs there.`;
  throw new PlegmaError('LOCAL_USER_NONE', sentence, { path: `${path}/resourceId` });
}

/** True where somebody's jobs can run at a resource. */
export function hasLocalUser({ localUsers }: Resource, identity: Identity): boolean {
  return localUsers === undefined || userIn(localUsers, identity) !== undefined;
}

function userIn({ mappings, defaultUser }: LocalUserRules, identity: Identity): LocalUser | undefined {
  const fits = ({ subject, issuer }: LocalUserMapping) =>
    subject === identity.subject && (issuer === undefined || issuer === identity.issuer);
  return mappings.find(fits)?.user ?? defaultUser;
}
