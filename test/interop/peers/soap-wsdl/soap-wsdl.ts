import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { output, outputIfThere, play } from '../../program.ts';

export const soapWsdl: Peer = {
  name: 'SOAP::WSDL',
  role: 'client',
  needs: { debian: ['libsoap-wsdl-perl'] },
  notes: [
    'It speaks document/literal alone, and knows no declared faults: with `deserializer_args => { strict => 0 }` it passes over their details.',
  ],
  version: async () => {
    const version = await outputIfThere('perl', ['-MSOAP::WSDL', '-e', 'print $SOAP::WSDL::VERSION']);
    return version === undefined ? undefined : `SOAP::WSDL ${version}`;
  },
  tries: ['document-literal'],
  run: async (grid) => {
    const classes = join(grid.directory, 'soap-wsdl');
    await output('wsdl2perl', ['-b', classes, `${grid.registry}?wsdl`]);
    return play(grid, 'perl', [join(import.meta.dirname, 'client.pl'), classes]);
  },
};
