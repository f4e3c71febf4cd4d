import { resolve } from 'node:path';
import type { Configuration } from '../../server/configuration/configuration.ts';
import { variableOf } from '../../server/configuration/environment.ts';
import { readConfiguration } from '../../server/configuration/read-configuration.ts';

/** Settings that a command line may name; all others are in the configuration file. */
export interface ServerOptions {
  /** A TOML file. */
  readonly config?: string | undefined;
  readonly brokerPort?: number | undefined;
  readonly providerPort?: number | undefined;
  /** The data directory. */
  readonly data?: string | undefined;
  readonly platform?: string | undefined;
  readonly logFile?: string | undefined;
}

/**
 * The configuration of a server: the file, under the environment, under the command line.
 *
 * @throws CONFIG_INVALID
 */
export function readServerConfiguration(
  options: ServerOptions,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Configuration> {
  const settings: Readonly<Record<string, string | number | undefined>> = {
    'broker.port': options.brokerPort,
    'provider.port': options.providerPort,
    // Relative to where the command was given, not to the file.
    dataDirectory: options.data && resolve(options.data),
    'provider.platform': options.platform,
    'log.file': options.logFile && resolve(options.logFile),
  };
  const named = Object.entries(settings).filter(([, value]) => value !== undefined);
  const overrides = Object.fromEntries(named.map(([path, value]) => [variableOf(path), String(value)]));
  return readConfiguration({
    file: options.config ?? environment['PLEGMA_CONFIG'],
    environment: { ...environment, ...overrides },
    workingDirectory: process.cwd(),
  });
}
