import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCertificates } from '../../../src/client/load-certificates.node.ts';
import { loadCredential } from '../../../src/client/load-credential.node.ts';
import { loadTrust } from '../../../src/client/load-trust.node.ts';
import { encodeBase64 } from '../../../src/security/base64.ts';
import { identityOf } from '../../../src/security/x509/certificate.ts';
import {
  openDevelopmentAuthority,
  partySubject,
} from '../../../src/server/certificates/development-authority.ts';

describe('the development authority', () => {
  let directory: string;
  beforeEach(async () => {
    directory = join(await mkdtemp(join(tmpdir(), 'plegma-authority-')), 'certs');
  });
  afterEach(() => rm(join(directory, '..'), { recursive: true }));

  const subjectIn = async (file: string) => {
    const [certificate] = await loadCertificates(file);
    return identityOf(certificate).subject;
  };

  it('makes credentials that a trust store with its certificate believes', async () => {
    const authority = await openDevelopmentAuthority(directory);
    const files = await authority.credential('provider', partySubject('provider', 'grid.example'), [
      '127.0.0.1',
    ]);
    const { chain } = await loadCredential(files);
    const trust = await loadTrust([authority.certificate]);
    const trusted = await trust.trust({ kind: 'certificate', base64: encodeBase64(chain[0].der) });
    assert.match(trusted.identity.subject, /CN=grid\.example,OU=provider,O=Plegma development/);
  });

  it('is the same at the next start, and so are the credentials', async () => {
    const subject = partySubject('broker', 'localhost');
    const first = await (await openDevelopmentAuthority(directory)).credential('broker', subject);
    const before = await readFile(first.certificate, 'utf8');
    const second = await (await openDevelopmentAuthority(directory)).credential('broker', subject);
    assert.deepEqual(second, first);
    assert.equal(await readFile(second.certificate, 'utf8'), before);
  });

  it('makes a new one when the host has changed', async () => {
    const authority = await openDevelopmentAuthority(directory);
    await authority.credential('broker', partySubject('broker', 'localhost'));
    const { certificate } = await authority.credential('broker', partySubject('broker', 'grid.example'));
    assert.match(await subjectIn(certificate), /CN=grid\.example/);
  });

  it('keeps keys from other users and leaves no half files', async () => {
    const authority = await openDevelopmentAuthority(directory);
    const { key } = await authority.credential('client', { commonName: 'Alice' });
    assert.equal((await stat(key)).mode & 0o777, 0o600);
    assert.equal((await stat(directory)).mode & 0o777, 0o700);
    assert.deepEqual((await readdir(directory)).sort(), [
      'authority.key',
      'authority.pem',
      'client.key',
      'client.pem',
    ]);
  });

  it('vouches for nobody of another installation', async () => {
    const mine = await openDevelopmentAuthority(join(directory, 'mine'));
    const other = await openDevelopmentAuthority(join(directory, 'other'));
    const { chain } = await loadCredential(await other.credential('client', { commonName: 'Alice' }));
    const trust = await loadTrust([mine.certificate]);
    await assert.rejects(trust.trust({ kind: 'certificate', base64: encodeBase64(chain[0].der) }), {
      code: 'CERTIFICATE_UNTRUSTED',
    });
    assert.notEqual(await subjectIn(mine.certificate), await subjectIn(other.certificate));
  });
});
