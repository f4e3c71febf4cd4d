import { join } from 'node:path';
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
  tries: ['wsdl', 'document-literal', 'rpc-encoded', 'soap-1.2', 'rpc-encoded-1.2', 'typed-fault'],
  run: (grid) => play(grid, 'php', [join(import.meta.dirname, 'client.php')]),
};
