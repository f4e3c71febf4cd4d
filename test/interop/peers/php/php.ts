import { join } from 'node:path';
import { UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

export const php: Peer = {
  name: 'PHP SoapClient',
  role: 'client',
  needs: { debian: ['php-cli', 'php-soap'] },
  version: async () => {
    const version = await outputIfThere('php', ['-r', 'echo phpversion("soap") ?: exit(1);']);
    return version === undefined ? undefined : `PHP ${version}`;
  },
  tries: [...UNSIGNED_CALLS, 'rpc-encoded-1.2'],
  run: (grid) => play(grid, 'php', [join(import.meta.dirname, 'client.php')]),
};
