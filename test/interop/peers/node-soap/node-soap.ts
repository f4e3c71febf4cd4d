import { join } from 'node:path';
import { SIGNED_CALLS, UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { npmVersion, play } from '../../program.ts';

/** node-soap with its `WSSecurityCert`: bare Ids, the enveloped-signature transform, Timestamp before the Signature. */
export const nodeSoap: Peer = {
  name: 'node-soap',
  role: 'client',
  needs: { npm: ['soap', 'xml-crypto'] },
  version: async () => {
    const [soap, xmlCrypto] = [npmVersion('soap'), npmVersion('xml-crypto')];
    return soap === undefined || xmlCrypto === undefined ? undefined : `${soap}, ${xmlCrypto}`;
  },
  notes: ['It verifies no answer itself; `xml-crypto`, with which it signs, does it here.'],
  tries: [...UNSIGNED_CALLS, ...SIGNED_CALLS, 'walk'],
  run: (grid) => play(grid, process.execPath, [join(import.meta.dirname, 'client.mjs')]),
};
