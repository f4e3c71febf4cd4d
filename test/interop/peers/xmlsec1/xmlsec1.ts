import { join } from 'node:path';
import { SIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

/** An envelope by hand, signed and verified by xmlsec1, sent by curl: the independent judge of our signatures. */
export const xmlsec1: Peer = {
  name: 'xmlsec1 with curl',
  role: 'client',
  needs: { debian: ['xmlsec1', 'curl'] },
  version: async () => {
    const [xmlsec, curl] = await Promise.all([
      outputIfThere('xmlsec1', ['--version']),
      outputIfThere('curl', ['--version']),
    ]);
    if (xmlsec === undefined || curl === undefined) return undefined;
    return [xmlsec, curl].map((printed) => printed.split(' ', 2).join(' ')).join(', ');
  },
  tries: [
    ...SIGNED_CALLS,
    'document-literal',
    'http-1.0',
    'chunked',
    'typed-fault',
    'key-references',
    'replayed',
  ],
  run: (grid) => play(grid, 'sh', [join(import.meta.dirname, 'client.sh')]),
};
