import { userInfo } from 'node:os';
import type { Resource } from '../../provider/jobs/resource.ts';
import { sayings } from '../../provider/platforms/answers.ts';
import { createCommandRunner } from '../../provider/platforms/command.ts';
import type { LocalUser } from '../../provider/platforms/platform.ts';
import type { Finding } from './finding.ts';

/** As whom jobs may run at a resource, each once; none where all run as the user of the service. */
export function localUsersOf({ localUsers }: Resource): readonly LocalUser[] {
  if (localUsers === undefined) return [];
  const users = localUsers.mappings.map(({ user }) => user);
  return [...new Set([...users, ...(localUsers.defaultUser === undefined ? [] : [localUsers.defaultUser])])];
}

/** Whether the service may become each of the local users of a resource. */
export async function checkLocalUsers(resource: Resource): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const localUser of localUsersOf(resource)) {
    const result = await createCommandRunner({ localUser })({ words: ['true'] });
    if (result.exit === 0) continue;
    const service = userInfo().username;
    findings.push({
      verdict: 'wrong',
      text: `${resource.id}: nothing can be run as ${localUser}: ${sayings(result)}`,
      remedy: `Make that user on this machine and the nodes, install sudo, and put "${service} ALL=(${localUser}) NOPASSWD: ALL" into /etc/sudoers.d/plegma.`,
    });
  }
  return findings;
}
