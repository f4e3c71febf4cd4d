import { join } from 'node:path';
import { loadCertificates } from '../client/load-certificates.node.ts';
import { type CredentialFiles, loadCredential } from '../client/load-credential.node.ts';
import type { Credential } from '../security/credential.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import type { TrustStore } from '../security/x509/trust-store.ts';
import { openStore, type Store } from '../store/open-store.ts';
import {
  type DevelopmentAuthority,
  openDevelopmentAuthority,
  ownHosts,
  partySubject,
} from './certificates/development-authority.ts';
import { RevocationFiles } from './certificates/revocation-files.ts';
import { openTrust } from './certificates/trust.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** What broker and provider of one process stand on. */
export interface Foundation {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly trust: TrustStore;
  /** Certificates of the trusted authorities. */
  readonly authorities: readonly Certificate[];
  readonly log: Log;
  readonly metrics: Metrics;
  /** Files of the trusted authorities, and of a client of this installation: what the command line uses. */
  readonly certificates: { readonly authorities: readonly string[]; readonly client: CredentialFiles };
  /** The credential that a party signs with: its own, or one of the development authority. */
  credentialOf(party: 'broker' | 'provider', address: URL): Promise<Credential>;
  close(): Promise<void>;
}

/** Opens database, certificates and trust. */
export async function layFoundation(
  configuration: Configuration,
  log: Log,
  metrics: Metrics,
): Promise<Foundation> {
  const { dataDirectory, security } = configuration;
  const development = await openDevelopmentAuthority(join(dataDirectory, 'certs'));
  const files = [development.certificate, ...security.authorities];
  const authorities = (await Promise.all(files.map(loadCertificates))).flat();
  const revocation = await RevocationFiles.open(security.revocationLists, log);
  const store = await openStore(join(dataDirectory, 'plegma.db'));
  return {
    configuration,
    store,
    trust: openTrust({ settings: security, authorities, revocation }),
    authorities,
    log,
    metrics,
    certificates: { authorities: files, client: await clientCredential(development) },
    credentialOf: async (party, { hostname }) =>
      loadCredential(
        configuration[party].credential ??
          (await development.credential(party, partySubject(party, hostname), ownHosts())),
      ),
    close: async () => {
      revocation.close();
      await store.close();
    },
  };
}

const clientCredential = (development: DevelopmentAuthority): Promise<CredentialFiles> =>
  development.credential('client', { commonName: 'Client', organisation: 'Plegma development' });
