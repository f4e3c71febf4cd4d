import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mock } from 'node:test';
import { AuthorityDirectory } from '../../src/security/pki/authority-directory.node.ts';
import { readCertificateFile, readRevocationFile } from '../../src/security/x509/files.node.ts';
import { keepUp } from '../../src/server/authority-upkeep.ts';
import { openLog } from '../../src/server/log.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { until } from '../support/until.ts';

const DAY = 24 * 3600 * 1000;

describe('a server that runs for longer than its revocation list is good', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory('upkeep');
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('writes the list anew each day, and says which certificates end within a month', async () => {
    const lines: string[] = [];
    const log = openLog({ level: 'info' }, { write: (line) => lines.push(line) });
    const authority = await AuthorityDirectory.open(directory, { commonName: 'Test CA' });
    const certificateOf = async (name: string, days: number) => {
      const files = await authority.obtain(name, { subject: { commonName: name }, days });
      return readCertificateFile(files.certificate).slice(0, 1);
    };
    const certificates = [...(await certificateOf('lasting', 365)), ...(await certificateOf('ending', 29))];
    const written = () => readFileSync(authority.revocationListFile, 'utf8');
    const first = written();
    mock.timers.enable({ apis: ['setInterval', 'Date'], now: Date.now() });
    const stop = keepUp({ authority, certificates, log });
    mock.timers.tick(DAY);
    mock.timers.reset();
    await until('another list', () => written() !== first);
    stop();
    const [list] = await readRevocationFile(readFileSync(authority.revocationListFile));
    assert.ok((list?.nextUpdate ?? 0) > Date.now() + 30.5 * DAY);
    assert.deepEqual(
      lines.map((line) => /CN=\w+/.exec(line)?.[0]),
      ['CN=ending'],
    );
  });
});
