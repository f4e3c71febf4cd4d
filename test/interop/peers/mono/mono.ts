import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SIGNED_CALLS, UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { debianVersion, environmentOf, output, outputIfThere, play } from '../../program.ts';

/** A .NET client of the classes that wsdl.exe makes, signing and verifying by SignedXml in a SOAP extension. */
export const mono: Peer = {
  name: '.NET (Mono)',
  role: 'client',
  needs: { debian: ['mono-devel', 'openssl'] },
  notes: [
    "Mono's `wsdl2` takes `xsd:string[][]` for `string[]`: put the second pair of brackets into the class by hand.",
  ],
  version: async () => {
    const compiler = await outputIfThere('mcs', ['--version']);
    const version = await debianVersion('mono-devel');
    const openssl = await outputIfThere('openssl', ['version']);
    return compiler === undefined || openssl === undefined || version === undefined
      ? undefined
      : `Mono ${version}`;
  },
  tries: [...UNSIGNED_CALLS, ...SIGNED_CALLS, 'replayed', 'walk'],
  run: async (grid) => {
    const directory = join(grid.directory, 'mono');
    await mkdir(directory);
    await output('sh', [join(import.meta.dirname, 'build.sh'), directory], environmentOf(grid));
    const program = ['-c', 'cd "$0" && exec mono client.exe', directory];
    // It was made from all five WSDLs: they were read.
    return new Map([['wsdl', {}], ...(await play(grid, 'sh', program))]);
  },
};
