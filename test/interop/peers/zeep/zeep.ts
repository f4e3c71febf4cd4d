import { join } from 'node:path';
import { SIGNED_CALLS, UNSIGNED_CALLS } from '../../capabilities.ts';
import type { Peer } from '../../peer.ts';
import { outputIfThere, play } from '../../program.ts';

/** Debian's own: the packages are not in other installations of Python. */
const PYTHON = '/usr/bin/python3';

const VERSIONS =
  'import platform, xmlsec, zeep; print(f"zeep {zeep.__version__}, python-xmlsec {xmlsec.__version__}, ' +
  'Python {platform.python_version()}")';

/** zeep with its own WS-Security: the token stands after the signature, the Timestamp last. */
export const zeep: Peer = {
  name: 'zeep',
  role: 'client',
  needs: { debian: ['python3-zeep', 'python3-xmlsec'] },
  version: async () => (await outputIfThere(PYTHON, ['-c', VERSIONS]))?.trim(),
  notes: [
    'Sign with `BinarySignature`: its plain `Signature` writes an empty `X509IssuerSerial`, which XML-DSig does not ' +
      'allow and we refuse.',
  ],
  tries: [...UNSIGNED_CALLS, ...SIGNED_CALLS, 'sha-1', 'replayed', 'walk'],
  run: (grid) => play(grid, PYTHON, [join(import.meta.dirname, 'client.py')]),
};
