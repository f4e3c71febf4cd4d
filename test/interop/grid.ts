import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCertificates } from '../../src/client/load-certificates.node.ts';
import type { CredentialFiles } from '../../src/client/load-credential.node.ts';
import { AuthorityDirectory } from '../../src/security/pki/authority-directory.node.ts';
import { identityOf } from '../../src/security/x509/certificate.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { startServer } from '../../src/server/run.ts';

/** Our broker and provider, serving, with the certificates that peers need. */
export interface Grid {
  readonly registry: string;
  readonly mobileGridServer: string;
  readonly accountService: string;
  readonly dataService: string;
  readonly jobService: string;
  /** PEM of the authority that everybody trusts. */
  readonly authority: string;
  readonly client: CredentialFiles;
  /** A partner who may use SHA-1. */
  readonly legacy: CredentialFiles;
  /** Whom a peer signs as when it is the server. */
  readonly server: CredentialFiles;
  /** For what peers generate and compile; goes with the grid. */
  readonly directory: string;
  close(): Promise<void>;
}

/** One small application with a text in and a text out: `urn:test:upper`. */
const applications = fileURLToPath(new URL('../provider/jobs/fixtures/applications', import.meta.url));

const HOST = '127.0.0.1';

export async function startGrid(): Promise<Grid> {
  const directory = await mkdtemp(join(tmpdir(), 'plegma-interop-'));
  const authority = await AuthorityDirectory.open(join(directory, 'authority'), { commonName: 'Interop CA' });
  const issue = async (name: string, commonName: string): Promise<CredentialFiles> => {
    const { certificate, privateKey } = await authority.obtain(name, {
      subject: { commonName },
      hosts: [HOST],
    });
    return { certificate, key: privateKey };
  };
  const legacy = await issue('legacy', 'Legacy client');
  // The receivers compare the common name with the host of the endpoint (GR-36).
  const credential = await issue('server', HOST);
  const running = await startServer(
    checkConfiguration({
      dataDirectory: join(directory, 'data'),
      broker: { host: HOST, port: 0, credential },
      provider: { host: HOST, port: 0, credential, applications },
      security: {
        authorities: [authority.certificateFile],
        legacyPartners: [identityOf((await loadCertificates(legacy.certificate))[0])],
      },
      log: { level: 'silent' },
    }),
  );
  const { broker, provider } = running.addresses;
  if (broker === undefined || provider === undefined) throw new Error('Broker and provider are both needed.');
  return {
    registry: broker.registry,
    mobileGridServer: broker.mobileGridServer,
    accountService: provider.accountService,
    dataService: provider.dataService,
    jobService: provider.jobService,
    authority: authority.certificateFile,
    client: await issue('client', 'Client'),
    legacy,
    server: credential,
    directory,
    close: async () => {
      await running.close();
      await rm(directory, { recursive: true, maxRetries: 3 });
    },
  };
}
