import { join } from 'node:path';
import type { Configuration } from '../configuration/configuration.ts';

/** Where each job has its directory; absolute. */
export const workspacesOf = ({ provider, dataDirectory }: Configuration): string =>
  provider.workspaces ?? join(dataDirectory, 'workspaces');
