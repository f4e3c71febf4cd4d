import { join } from 'node:path';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

/** Debian's own: the packages are not in other installations of Python. */
const python = '/usr/bin/python3';

const versions =
  'import platform, xmlsec, zeep; print(f"zeep {zeep.__version__}, python-xmlsec {xmlsec.__version__}, ' +
  'Python {platform.python_version()}")';

/** zeep with its own WS-Security: the token stands after the signature, the Timestamp last. */
export const zeep: Peer = {
  name: 'zeep',
  role: 'client',
  needs: { debian: ['python3-zeep', 'python3-xmlsec'] },
  version: async () => (await outputIfThere(python, ['-c', versions]))?.trim(),
  notes: [
    'Sign with `BinarySignature`: its plain `Signature` writes an empty `X509IssuerSerial`, which XML-DSig does not ' +
      'allow and we refuse.',
  ],
  tries: [
    'wsdl',
    'document-literal',
    'rpc-encoded',
    'soap-1.2',
    'typed-fault',
    'timestamp-signature',
    'signature',
    'signed-fault',
    'sha-1',
    'tampered',
    'replayed',
    'walk',
  ],
  run: (grid) => play(grid, python, [join(import.meta.dirname, 'client.py')]),
};
