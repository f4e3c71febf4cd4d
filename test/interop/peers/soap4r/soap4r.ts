import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { debianVersion, outputIfThere, play } from '../../program.ts';

/** Debian's own: the package is not in other installations of Ruby. */
const RUBY = '/usr/bin/ruby';

export const soap4r: Peer = {
  name: 'SOAP4R',
  role: 'client',
  needs: { debian: ['ruby', 'ruby-soap4r'] },
  notes: [
    "On Ruby 3 set `driver.mandatorycharset = 'UTF-8'`: told `charset=utf-8` by a server, its XML parser loses the beginning of the answer.",
  ],
  version: async () => {
    const installed = await outputIfThere(RUBY, [
      '-W0',
      '-e',
      'require "soap/wsdlDriver"; print RUBY_VERSION',
    ]);
    return installed === undefined
      ? undefined
      : `SOAP4R ${await debianVersion('ruby-soap4r')}, Ruby ${installed}`;
  },
  tries: ['wsdl', 'document-literal', 'rpc-encoded', 'typed-fault'],
  run: (grid) => play(grid, RUBY, ['-W0', join(import.meta.dirname, 'client.rb')]),
};
