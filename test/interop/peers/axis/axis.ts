import { SIGNED_CALLS, UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { play } from '../../program.ts';
import { javaCommand, javaNeeds, javaVersion } from './java.ts';

/** Axis 1.4 with stubs of WSDL2Java, signing and verifying by WSS4J 1.6: what Grid clients of 2006 are made of. */
export const axis: Peer = {
  name: 'Axis with WSS4J',
  role: 'client',
  needs: javaNeeds,
  version: javaVersion,
  notes: [
    'With JavaMail 1.6 the default sender of Axis (HTTP/1.0) announces 45 bytes less than it sends of a multipart ' +
      'message: SwA is tried chunked, by its CommonsHTTPSender.',
  ],
  tries: [
    ...UNSIGNED_CALLS,
    ...SIGNED_CALLS,
    'rpc-encoded-1.2',
    'http-1.0',
    'chunked',
    'key-references',
    'sha-1',
    'replayed',
    'walk',
    'swa',
    'dime',
  ],
  run: async (grid) => {
    const [command, args] = await javaCommand(grid, 'AxisClient');
    // The stubs of all five WSDLs were made and compiled: they were read.
    return new Map([['wsdl', {}], ...(await play(grid, command, args))]);
  },
};
