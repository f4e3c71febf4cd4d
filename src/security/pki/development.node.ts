import { randomBytes } from 'node:crypto';
import { AuthorityDirectory, type CertificateFiles } from './authority-directory.node.ts';

/** The certificates of a first start. */
export interface DevelopmentCertificates {
  readonly authority: AuthorityDirectory;
  readonly broker: CertificateFiles;
  readonly provider: CertificateFiles;
  readonly client: CertificateFiles;
}

/** Who the endpoints are. */
export interface DevelopmentNames {
  /** Host name of the broker's endpoint, the common name of its certificate (GR-36); `localhost` by default. */
  readonly brokerHost?: string;
  readonly providerHost?: string;
}

/**
 * Makes a development authority with certificates for a broker, a provider and a client, or opens those made
 * before; the revocation list is written anew.
 *
 * @param directory Private keys in it are readable by their owner alone (0600).
 */
export async function developmentCertificates(
  directory: string,
  { brokerHost = 'localhost', providerHost = 'localhost' }: DevelopmentNames = {},
): Promise<DevelopmentCertificates> {
  const organisation = { organisation: 'Plegma development', country: 'GR' };
  const authority = await AuthorityDirectory.open(directory, {
    // Two installations are two authorities: under one name their users would be the same identities (GR-23).
    commonName: `Plegma development CA ${randomBytes(4).toString('hex')}`,
    ...organisation,
  });
  await authority.writeRevocationList();
  const endpoint = (name: string, host: string) =>
    authority.obtain(fileName(name, host), {
      subject: { commonName: host, organisationalUnit: name, ...organisation },
      hosts: [host],
    });
  return {
    authority,
    broker: await endpoint('broker', brokerHost),
    provider: await endpoint('provider', providerHost),
    client: await authority.obtain('client', {
      subject: { commonName: 'Development client', ...organisation },
    }),
  };
}

/** A certificate for each host that an endpoint has had: the common name has to be the one that clients ask now. */
const fileName = (endpoint: string, host: string): string =>
  host === 'localhost' ? endpoint : `${endpoint}-${host}`;
