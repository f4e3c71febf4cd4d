import { leaveOut } from './leave-out.ts';

/**
 * A real system for all tests of this run: started when it is first asked for. Where none can be had, one plain sentence
 * says why, and the tests are left out.
 *
 * @param start Gives the system, or the sentence.
 * @example
 * export const clusterOrSkip = liveSystem(startCluster);
 * before(async function () { cluster = await clusterOrSkip(this); });
 */
export function liveSystem<System extends object>(
  start: () => Promise<System | string>,
): (context: Mocha.Context) => Promise<System> {
  let started: Promise<System | string> | undefined;
  return async (context) => {
    context.timeout(180_000);
    started ??= start();
    const system = await started;
    if (typeof system !== 'string') return system;
    return leaveOut(context, system);
  };
}
