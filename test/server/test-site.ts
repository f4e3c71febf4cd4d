import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import type { Site } from '../../src/server/site.ts';

/** A site with the registry's contract behind a handler of the test's own. */
export function testSite(overrides: Partial<Site> = {}): Site {
  return {
    kind: 'broker',
    title: 'Broker <of> "tests"',
    about: 'About & more',
    services: [
      {
        path: '/services/Registry',
        contract: registryContract,
        handle: (_request, response) => response.end('soap'),
      },
    ],
    folders: [{ path: '/data/', handle: (request, response) => response.end(`data ${request.url}`) }],
    readiness: [{ name: 'store', check: async () => undefined }],
    ...overrides,
  };
}

export const failingCheck = {
  name: 'store',
  check: async (): Promise<void> => {
    throw new PlegmaError('STORE_UNAVAILABLE', 'The database cannot be used at the moment.');
  },
};
