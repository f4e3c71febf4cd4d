import { resolve } from 'node:path';
import type { Configuration } from './configuration.ts';

/** What a command line may say beside the configuration. */
export interface Overrides {
  /** Broker and provider both serve on this port. */
  readonly port?: number | undefined;
  /** Everything is kept below it. */
  readonly dataDirectory?: string | undefined;
  /** Where jobs run when no resources are configured. */
  readonly platform?: Configuration['provider']['platform'] | undefined;
}

/** The configuration with what the command line says put over it. */
export function overridden(configuration: Configuration, overrides: Overrides): Configuration {
  const { broker, provider, dataDirectory } = configuration;
  const { port, platform = provider.platform } = overrides;
  return {
    ...configuration,
    dataDirectory: overrides.dataDirectory === undefined ? dataDirectory : resolve(overrides.dataDirectory),
    broker: { ...broker, port: port ?? broker.port },
    provider: { ...provider, port: port ?? provider.port, platform },
  };
}
