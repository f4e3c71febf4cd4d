import { nodeCrypto } from '../security/crypto/node-crypto.node.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import { followDistributionPoints } from '../security/x509/distribution-points.ts';
import { watchRevocationDirectory } from '../security/x509/revocation-directory.node.ts';
import { RevocationLists } from '../security/x509/revocation-lists.ts';
import type { SecuritySettings } from './configuration/configuration.ts';
import type { Log } from './log.ts';

/** Revocation lists that are kept up to date. */
export interface FollowedRevocation {
  readonly lists: RevocationLists;
  stop(): void;
}

/**
 * Reads the revocation lists of the configuration and follows their changes.
 *
 * @param own Further directories, beside those of the configuration.
 * @param authorities Whose lists are held fast where they are fetched.
 */
export async function followRevocation(
  { revocationDirectories, distributionPoints }: SecuritySettings,
  own: readonly string[],
  authorities: readonly Certificate[],
  log: Log,
): Promise<FollowedRevocation> {
  const lists = new RevocationLists();
  const onProblem = (place: string, err: unknown) =>
    log.warn({ place, err }, 'A revocation list cannot be read; what was read before counts on.');
  const directories = [...own, ...revocationDirectories];
  const started = await Promise.allSettled([
    ...directories.map((directory) => watchRevocationDirectory(directory, lists, { onProblem })),
    followDistributionPoints(distributionPoints, lists, { authorities, crypto: nodeCrypto, onProblem }),
  ]);
  const stop = () => {
    for (const one of started) if (one.status === 'fulfilled') one.value.stop();
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed === undefined) return { lists, stop };
  stop();
  throw failed.reason;
}
