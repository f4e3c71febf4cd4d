import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadUserSecurity } from '../../src/cli/home/certificates.ts';
import { exitCodes } from '../../src/cli/terminal/exit-codes.ts';
import { encodeBase64 } from '../../src/security/base64.ts';
import { importPkcs12 } from '../../src/security/pki/pkcs12.node.ts';
import { readRevocationFile } from '../../src/security/x509/files.node.ts';
import { serialKey } from '../../src/security/x509/revocation-list.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runCommand } from './run-command.ts';

describe('plegma pki', function () {
  this.timeout(60_000);
  let directory: string;
  before(() => {
    directory = temporaryDirectory('pki');
  });

  const pki = (...words: string[]) =>
    runCommand(['pki', ...words, '--certs', join(directory, 'certs')], {
      cwd: directory,
      environment: { PLEGMA_PASSWORD: 'secret' },
    });

  it('makes, shows, issues, exports and revokes', async () => {
    const made = await pki('init', '--name', 'Alice', '--organisation', 'Example');
    assert.equal(made.code, 0, made.stderr);
    assert.match(made.stdout, /^client +EMAILADDRESS=none,CN=Alice,OU=none,O=Example,/m);
    const { credential, trust } = await loadUserSecurity(join(directory, 'certs'));
    const base64 = encodeBase64(credential.chain[0].der);
    assert.match((await trust.trust({ kind: 'certificate', base64 })).identity.subject, /CN=Alice/);

    assert.equal((await pki('issue', 'provider', '--host', 'grid.example')).code, 0);
    const again = await pki('issue', 'provider', '--host', 'grid.example');
    assert.equal(again.code, exitCodes.conflict);
    assert.match(again.stderr, /There is a certificate provider in .* already\./);

    assert.equal(
      (await pki('export', 'client', '-o', 'alice.p12')).stdout,
      `${join(directory, 'alice.p12')}\n`,
    );
    const bundle = importPkcs12(await readFile(join(directory, 'alice.p12')), 'secret');
    assert.equal(
      bundle.privateKey.trim(),
      (await readFile(join(directory, 'certs/client.key'), 'utf8')).trim(),
    );

    const revoked = await pki('revoke', 'provider');
    assert.equal(revoked.code, 0);
    assert.match(revoked.stdout, /\(security\.revocationDirectories\)/);
    const [list] = await readRevocationFile(await readFile(join(directory, 'certs/authority.crl')));
    const { certificates } = JSON.parse((await pki('show', '--json')).stdout);
    const isRevoked = certificates.map(({ name, serialNumber }: { name: string; serialNumber: string }) => [
      name,
      list?.revoked.has(serialKey(BigInt(`0x${serialNumber}`))),
    ]);
    assert.deepEqual(isRevoked, [
      ['authority', false],
      ['client', false],
      ['provider', true],
    ]);
  });

  it('tells a name that is not there, and one that no file can have, each with its own exit code', async () => {
    await pki('init');
    for (const words of [
      ['export', 'nobody'],
      ['revoke', 'nobody'],
    ]) {
      const { code, stderr } = await pki(...words);
      assert.equal(code, exitCodes.notFound);
      assert.match(
        stderr,
        /There is no certificate nobody in .* See the certificates with `plegma pki show`\.\n$/,
      );
    }
    for (const name of ['../elsewhere', 'authority']) {
      const { code, stderr } = await pki('issue', name);
      assert.equal(code, exitCodes.usage);
      assert.match(stderr, /cannot name a certificate's files: .* See the command with --help\.\n$/);
    }
  });
});
