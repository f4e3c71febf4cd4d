import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { debianVersion, environmentOf, output, outputIfThere, play } from '../../program.ts';

/** A C++ program of kdwsdl2cpp, on Qt. */
export const kdsoap: Peer = {
  name: 'KDSoap',
  role: 'client',
  needs: { debian: ['libkdsoap-bin', 'libkdsoap-dev', 'g++', 'pkg-config'] },
  notes: [
    '`kdwsdl2cpp` dies on arrays of arrays, that is on the WSDL of MobileGridServer alone: call that by `KDSoapClientInterface`.',
  ],
  version: async () => {
    const compilers = await Promise.all([
      outputIfThere('kdwsdl2cpp', ['-version']),
      outputIfThere('g++', ['-dumpversion']),
    ]);
    const qt = await outputIfThere('pkg-config', ['--modversion', 'Qt5Network']);
    if (qt === undefined || compilers.includes(undefined)) return undefined;
    return `KDSoap ${await debianVersion('libkdsoap-dev')}, Qt ${qt.trim()}`;
  },
  tries: ['document-literal', 'rpc-encoded', 'soap-1.2', 'typed-fault'],
  run: async (grid) => {
    const directory = join(grid.directory, 'kdsoap');
    await mkdir(directory);
    await output('sh', [join(import.meta.dirname, 'build.sh'), directory], environmentOf(grid));
    return play(grid, join(directory, 'client'), []);
  },
};
