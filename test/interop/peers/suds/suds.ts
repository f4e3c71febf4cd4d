import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

/** Debian's own: the package is not in other installations of Python. */
const PYTHON = '/usr/bin/python3';

export const suds: Peer = {
  name: 'suds',
  role: 'client',
  needs: { debian: ['python3-suds'] },
  version: async () => {
    const version = await outputIfThere(PYTHON, ['-c', 'import suds; print(suds.__version__)']);
    return version === undefined ? undefined : `suds ${version.trim()}`;
  },
  tries: ['wsdl', 'document-literal', 'rpc-encoded', 'typed-fault'],
  run: (grid) => play(grid, PYTHON, [join(import.meta.dirname, 'client.py')]),
};
