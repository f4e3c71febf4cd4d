import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCredential, loadPkcs12 } from '../../src/client/load-credential.node.ts';
import { loadTrust } from '../../src/client/load-trust.node.ts';
import { developmentCertificates } from '../../src/security/pki/development.node.ts';
import { exportPkcs12 } from '../../src/security/pki/pkcs12.node.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('credentials in files', () => {
  let directory: string;
  let files: { certificate: string; key: string };
  before(async () => {
    directory = temporaryDirectory('credentials');
    const { client } = await developmentCertificates(directory);
    files = { certificate: client.certificate, key: client.privateKey };
  });

  it('are read from PEM and from PKCS#12 alike', async () => {
    const [certificates, privateKey] = await Promise.all([
      readFile(files.certificate, 'utf8'),
      readFile(files.key, 'utf8'),
    ]);
    const bundle = join(directory, 'client.p12');
    await writeFile(bundle, exportPkcs12({ certificates, privateKey }, 'secret', 'client'));
    const [fromPem, fromBundle] = await Promise.all([loadCredential(files), loadPkcs12(bundle, 'secret')]);
    assert.deepEqual(fromBundle.chain[0].der, fromPem.chain[0].der);
    await assert.rejects(loadPkcs12(bundle, 'guess'), { code: 'CREDENTIAL_UNUSABLE' });
  });

  it('that are missing or something else are refused by the name of the file', async () => {
    const missing = join(directory, 'nobody.pem');
    await assert.rejects(loadCredential({ ...files, certificate: missing }), {
      code: 'FILE_UNREADABLE',
      message: `There is no file ${missing}.`,
    });
    const named = (path: string) => (error: Error) => error.message.includes(path);
    await assert.rejects(loadTrust([files.key]), { code: 'CERTIFICATE_UNREADABLE' });
    await assert.rejects(loadTrust([files.key]), named(files.key));
    const other = join(directory, 'provider.key');
    await assert.rejects(loadCredential({ ...files, key: other }), { code: 'CREDENTIAL_UNUSABLE' });
    await assert.rejects(loadCredential({ ...files, key: other }), named(other));
  });
});
