import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

export const soapLite: Peer = {
  name: 'SOAP::Lite',
  role: 'client',
  needs: { debian: ['libsoap-lite-perl'] },
  version: async () => {
    const version = await outputIfThere('perl', ['-MSOAP::Lite', '-e', 'print $SOAP::Lite::VERSION']);
    return version === undefined ? undefined : `SOAP::Lite ${version}`;
  },
  tries: ['document-literal', 'rpc-encoded', 'typed-fault'],
  run: (grid) => play(grid, 'perl', [join(import.meta.dirname, 'client.pl')]),
};
