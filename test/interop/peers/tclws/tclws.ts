import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { debianVersion, play } from '../../program.ts';

export const tclws: Peer = {
  name: 'TclWS',
  role: 'client',
  needs: { debian: ['tclws'] },
  notes: ['It knows no arrays of arrays: the rows of `ServicesList` come as one text each.'],
  version: async () => {
    const version = await debianVersion('tclws');
    return version === undefined ? undefined : `TclWS ${version}`;
  },
  tries: ['wsdl', 'document-literal', 'typed-fault'],
  run: (grid) => play(grid, 'tclsh', [join(import.meta.dirname, 'client.tcl')]),
};
