import { resolve } from 'node:path';
import type { Configuration } from './configuration.ts';

type Credential = Configuration['broker']['credential'];

/** Makes every path of the configuration absolute, so that nothing depends on the working directory later. */
export function withAbsolutePaths(configuration: Configuration, base: string): Configuration {
  const { broker, provider, security, log } = configuration;
  const absolute = (path: string) => resolve(base, path);
  const credential = (files: Credential): Credential =>
    files && { certificate: absolute(files.certificate), key: absolute(files.key) };
  return {
    ...configuration,
    dataDirectory: absolute(configuration.dataDirectory),
    broker: { ...broker, credential: credential(broker.credential) },
    provider: {
      ...provider,
      credential: credential(provider.credential),
      applications: provider.applications && absolute(provider.applications),
      workspaces: provider.workspaces && absolute(provider.workspaces),
    },
    security: {
      ...security,
      authorities: security.authorities.map(absolute),
      trustedCertificates: security.trustedCertificates.map(absolute),
      partnerCertificates: security.partnerCertificates.map(absolute),
      revocationDirectories: security.revocationDirectories.map(absolute),
    },
    log: { ...log, file: log.file && absolute(log.file) },
  };
}
