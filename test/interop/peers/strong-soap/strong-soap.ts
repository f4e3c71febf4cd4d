import { join } from 'node:path';
import { UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { npmVersion, play } from '../../program.ts';

export const strongSoap: Peer = {
  name: 'strong-soap',
  role: 'client',
  needs: { npm: ['strong-soap'] },
  version: async () => npmVersion('strong-soap'),
  notes: [
    'Its `WSSecurityCert` names the token by a URI without `#`, which is another document by WS-Security §7.2: we ' +
      'refuse its signed messages.',
  ],
  tries: UNSIGNED_CALLS,
  run: (grid) => play(grid, process.execPath, [join(import.meta.dirname, 'client.mjs')]),
};
