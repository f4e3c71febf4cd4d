import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAuthority } from '../../../src/security/pki/issue.ts';
import { issueRevocationList } from '../../../src/security/pki/revocation-list.ts';
import { decodePem } from '../../../src/security/x509/pem.ts';
import { RevocationFiles } from '../../../src/server/certificates/revocation-files.ts';
import { openLog } from '../../../src/server/log.ts';

describe('revocation lists in files', () => {
  let directory: string;
  const log = openLog({ level: 'silent' });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'plegma-revocation-'));
  });
  afterEach(() => rm(directory, { recursive: true }));

  const until = async (condition: () => boolean) => {
    for (const deadline = Date.now() + 15_000; !condition(); await sleep(20)) {
      assert.ok(Date.now() < deadline, 'it did not happen in time');
    }
  };

  it('are read as DER and PEM, and again when they change', async () => {
    const authority = await createAuthority({ subject: { commonName: 'CA' }, keyKind: 'ec-p256' });
    const file = join(directory, 'ca.crl');
    const empty = await issueRevocationList(authority, []);
    const [der = new Uint8Array()] = decodePem(empty, 'X509 CRL');
    await writeFile(file, der);
    const source = await RevocationFiles.open([file], log);
    const revoked = () => source.listsOf(authority.certificate.subjectKey).map((list) => [...list.revoked]);
    try {
      assert.deepEqual(revoked(), [[]]);
      assert.deepEqual(source.listsOf('CN=somebody else'), []);
      const before = source.revision;
      const revokedAt = Date.now();
      await writeFile(file, await issueRevocationList(authority, [{ serialNumber: 7n, revokedAt }]));
      await until(() => source.revision > before);
      assert.deepEqual(revoked(), [[7n]]);
    } finally {
      source.close();
    }
  });

  it('count on while a broken file stands in their place, and stop the start where one is broken', async () => {
    const file = join(directory, 'ca.crl');
    await writeFile(file, 'no list');
    await assert.rejects(RevocationFiles.open([file], log), {
      code: 'CONFIG_INVALID',
      message: /ca\.crl is no/,
    });
  });
});
