import { join } from 'node:path';
import { loadCertificates } from '../client/load-certificates.node.ts';
import { type CredentialFiles, loadCredential } from '../client/load-credential.node.ts';
import type { Credential } from '../security/credential.ts';
import type { CertificateFiles } from '../security/pki/authority-directory.node.ts';
import { type DevelopmentCertificates, developmentCertificates } from '../security/pki/development.node.ts';
import { ReplayJournal } from '../security/replay/replay-journal.node.ts';
import type { ReplayMemory } from '../security/replay/replay-memory.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import { readCertificateDirectory } from '../security/x509/files.node.ts';
import type { TrustStore } from '../security/x509/trust-store.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { keepUp } from './authority-upkeep.ts';
import type { CallLog } from './call-log.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { followRevocation } from './revocation.ts';
import { openTrust } from './trust.ts';

/** Something for each party that a process may run. */
export type PerParty<Thing> = Readonly<Record<'broker' | 'provider', Thing>>;

/** What broker and provider of one process share. */
export interface Foundation {
  readonly configuration: Configuration;
  readonly store: Store;
  readonly trust: TrustStore;
  /** Certificates of the trusted authorities. */
  readonly authorities: readonly Certificate[];
  /** What the parties sign with. */
  readonly credentials: PerParty<Credential>;
  /** Where the parties remember messages against replay, across restarts. */
  readonly replay: PerParty<ReplayMemory>;
  readonly log: Log;
  readonly calls: CallLog;
  readonly metrics: Metrics;
  /** Files for clients: the trusted authorities, and a client of this installation. */
  readonly certificates: { readonly authorities: readonly string[]; readonly client: CredentialFiles };
  close(): Promise<void>;
}

/** What a foundation is made from. */
export interface FoundationSources {
  readonly configuration: Configuration;
  /** Under which host names clients reach the parties: the common names of their certificates (GR-36). */
  readonly hosts: PerParty<string>;
  readonly log: Log;
  readonly calls: CallLog;
  readonly metrics: Metrics;
}

/** Opens certificates, trust and database, and begins what keeps them up to date. */
export async function layFoundation({
  configuration,
  hosts,
  log,
  calls,
  metrics,
}: FoundationSources): Promise<Foundation> {
  const { dataDirectory, security } = configuration;
  const directory = join(dataDirectory, 'certs');
  const made = await developmentCertificates(directory, {
    brokerHost: hosts.broker,
    providerHost: hosts.provider,
  });
  const files = [made.authority.certificateFile, ...security.authorities];
  const authorities = await loadAll(files);
  const known = await loadAll(security.trustedCertificates);
  const partners = await loadAll(security.partnerCertificates);
  const listed = [...readCertificateDirectory(directory), ...partners];
  const credentials = await openCredentials(configuration, made);
  const revocation = await followRevocation(security, [directory], [...authorities, ...listed], log);
  const store = await openStore(join(dataDirectory, 'plegma.db')).catch((error: unknown) => {
    revocation.stop();
    throw error;
  });
  const certificates = [credentials.broker.chain[0], credentials.provider.chain[0]];
  const stopUpkeep = keepUp({ authority: made.authority, certificates, log });
  const replay = openJournals(dataDirectory);
  return {
    configuration,
    store,
    trust: openTrust({ settings: security, authorities, known, listed, revocation: revocation.lists }),
    authorities,
    credentials,
    replay,
    log,
    calls,
    metrics,
    certificates: { authorities: files, client: filesOf(made.client) },
    close: async () => {
      stopUpkeep();
      revocation.stop();
      replay.broker.close();
      replay.provider.close();
      await store.close();
    },
  };
}

/** What the parties sign with: their configured credentials, or those of the development authority. */
async function openCredentials(
  { broker, provider }: Configuration,
  made: DevelopmentCertificates,
): Promise<PerParty<Credential>> {
  return {
    broker: await loadCredential(broker.credential ?? filesOf(made.broker)),
    provider: await loadCredential(provider.credential ?? filesOf(made.provider)),
  };
}

function openJournals(dataDirectory: string): PerParty<ReplayJournal> {
  return {
    broker: new ReplayJournal(join(dataDirectory, 'replay-broker.journal')),
    provider: new ReplayJournal(join(dataDirectory, 'replay-provider.journal')),
  };
}

const loadAll = async (files: readonly string[]): Promise<Certificate[]> =>
  (await Promise.all(files.map(loadCertificates))).flat();

const filesOf = ({ certificate, privateKey: key }: CertificateFiles): CredentialFiles => ({
  certificate,
  key,
});
