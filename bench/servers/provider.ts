import { checkConfiguration } from '../../dist/server/configuration/read-configuration.js';
import { startServer } from '../../dist/server/run.js';
import { serveParent } from './parent.ts';

/** What a provider says of itself when it serves. */
export interface ProviderDetails {
  readonly jobService: string;
  /** Files. */
  readonly authorities: readonly string[];
  readonly client: { readonly certificate: string; readonly key: string };
}

/** `provider.ts CONFIGURATION`: a provider alone, over a directory that stays. */
const server = await startServer(checkConfiguration(JSON.parse(process.argv[2] ?? '{}')));
const { provider, certificates } = server.addresses;
if (!provider) throw new Error('the provider is not enabled');
const { authorities, client } = certificates;
serveParent<ProviderDetails>({ jobService: provider.jobService, authorities, client }, () => server.close());
