import type { LocalUser } from './platform.ts';

/** Takes the name of a user as the checked configuration has it, or as it was stored from there. */
export function asLocalUser(name: string): LocalUser {
  return name as LocalUser;
}
