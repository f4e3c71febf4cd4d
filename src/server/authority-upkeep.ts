import type { AuthorityDirectory } from '../security/pki/authority-directory.node.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import { nameText } from '../security/x509/distinguished-name.ts';
import type { Log } from './log.ts';

const DAY = 24 * 3600 * 1000;
/** How long (ms) before a certificate expires the operator is warned. */
const WARNED_BEFORE = 30 * DAY;

/** What would expire while a server runs. */
export interface Upkeep {
  /** Its revocation list is valid for 30 days; with an expired one every message would be refused. */
  readonly authority: AuthorityDirectory;
  /** What the parties sign with. */
  readonly certificates: readonly Certificate[];
  readonly log: Log;
}

/**
 * Every day renews the authority's revocation list and warns of certificates that expire soon.
 *
 * @returns A function that stops it.
 */
export function keepUp({ authority, certificates, log }: Upkeep): () => void {
  const work = async () => {
    for (const { subject, notAfter } of certificates) {
      if (notAfter - Date.now() > WARNED_BEFORE) continue;
      const remedy =
        'Start the server again: its own certificates are renewed then. Others have to be replaced.';
      log.warn(
        { subject: nameText(subject), notAfter: new Date(notAfter), remedy },
        'A certificate ends soon.',
      );
    }
    await authority.writeRevocationList();
  };
  const run = () => work().catch((err) => log.error({ err }, 'The revocation list could not be written.'));
  const timer = setInterval(run, DAY);
  timer.unref();
  return () => clearInterval(timer);
}
