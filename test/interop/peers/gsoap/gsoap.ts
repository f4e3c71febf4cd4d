import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { debianVersion, environmentOf, output, outputIfThere, play } from '../../program.ts';

/** A C program of wsdl2h and soapcpp2, signing and verifying by the wsse plugin: Timestamp first, Signature last. */
export const gsoap: Peer = {
  name: 'gSOAP',
  role: 'client',
  needs: { debian: ['gsoap', 'libgsoap-dev', 'libssl-dev', 'zlib1g-dev', 'gcc', 'pkg-config'] },
  version: async () => {
    const library = await outputIfThere('pkg-config', [
      '--exists',
      '--print-errors',
      'gsoapssl',
      'openssl',
      'zlib',
    ]);
    const [gsoapVersion, compiler] = [
      await debianVersion('gsoap'),
      await outputIfThere('gcc', ['-dumpversion']),
    ];
    if (library === undefined || gsoapVersion === undefined || compiler === undefined) return undefined;
    return `gSOAP ${gsoapVersion}, GCC ${compiler.trim()}`;
  },
  tries: [
    'wsdl',
    'document-literal',
    'rpc-encoded',
    'chunked',
    'typed-fault',
    'timestamp-signature',
    'signature',
    'signed-fault',
  ],
  run: async (grid) => {
    const directory = join(grid.directory, 'gsoap');
    await mkdir(directory);
    await output('sh', [join(import.meta.dirname, 'build.sh'), directory], environmentOf(grid));
    // It was made from all five WSDLs: they were read.
    return new Map([['wsdl', {}], ...(await play(grid, join(directory, 'client'), []))]);
  },
};
