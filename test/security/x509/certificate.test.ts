import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { identityOf, readCertificate } from '../../../src/security/x509/certificate.ts';
import { readCertificateDirectory, readCertificateFile } from '../../../src/security/x509/files.node.ts';
import { decodePem, encodePem } from '../../../src/security/x509/pem.ts';
import { readPkiPath, writePkiPath } from '../../../src/security/x509/pki-path.ts';
import { readRevocationList } from '../../../src/security/x509/revocation-list.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { world } from '../world.ts';

const unreadable = { code: 'CERTIFICATE_UNREADABLE' };

describe('reading a certificate', () => {
  it('tells what Node tells of it', async () => {
    const { alice } = await world();
    const [own] = alice.credential.chain;
    const node = new X509Certificate(alice.certificate);
    assert.equal(own.serialNumber, BigInt(`0x${node.serialNumber}`));
    assert.equal(own.notAfter, Date.parse(node.validTo));
    assert.equal(own.notBefore, Date.parse(node.validFrom));
    assert.deepEqual(Buffer.from(own.publicKey.spki), node.publicKey.export({ type: 'spki', format: 'der' }));
    assert.equal(own.publicKey.kind === 'rsa' && own.publicKey.bits, 2048);
    assert.equal(node.subject, 'C=GR\nO=Plegma tests\nCN=Alice');
    assert.match(identityOf(own).subject, /^EMAILADDRESS=none,CN=Alice,OU=none,O=Plegma tests,/);
  });

  it('survives any octet changed or cut: a certificate or a clear refusal', async () => {
    const { eve, authority } = await world();
    for (const der of [eve.credential.chain[0].der, authority.certificate.der]) {
      for (let at = 0; at < der.length; at += 1) {
        for (const mask of [0x01, 0x80, 0xff]) {
          const changed = Uint8Array.from(der);
          changed[at] = (changed[at] ?? 0) ^ mask;
          await onlyPlegmaError(async () => readCertificate(changed));
          await onlyPlegmaError(() => readRevocationList(changed));
        }
        assert.throws(() => readCertificate(der.subarray(0, at)), unreadable);
      }
    }
  });

  it('refuses one that names two signature algorithms', async () => {
    const { alice } = await world();
    const der = Buffer.from(alice.credential.chain[0].der);
    const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex');
    const outer = der.lastIndexOf(sha256WithRsa);
    assert.ok(outer > der.indexOf(sha256WithRsa));
    der[outer + 8] = 0x0c;
    assert.throws(() => readCertificate(der), unreadable);
  });

  async function onlyPlegmaError(read: () => Promise<unknown>): Promise<void> {
    try {
      await read();
    } catch (error) {
      assert.ok(error instanceof PlegmaError, String(error));
    }
  }
});

describe('files of certificates', () => {
  let directory = '';
  before(() => {
    directory = temporaryDirectory('certificates');
  });

  it('in PEM or DER are read, alone or by directory', async () => {
    const { alice, bob } = await world();
    writeFileSync(join(directory, 'a.pem'), `comment\n${alice.certificate}${bob.certificate}`);
    writeFileSync(join(directory, 'b.der'), bob.credential.chain[0].der);
    writeFileSync(join(directory, 'notes.txt'), 'nothing');
    assert.equal(readCertificateFile(join(directory, 'a.pem')).length, 2);
    assert.equal(readCertificateDirectory(directory).length, 3);
    writeFileSync(join(directory, 'c.pem'), 'nothing');
    assert.throws(() => readCertificateFile(join(directory, 'c.pem')), unreadable);
  });

  it('made by OpenSSL are read: version 1, EC, multi-valued names', () => {
    const key = join(directory, 'openssl.key');
    const run = (...options: string[]) =>
      execFileSync(
        'openssl',
        [
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:P-384',
          '-nodes',
          '-keyout',
          key,
          '-utf8',
          ...options,
        ],
        { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
      );
    const pem = run('-subj', '/C=GR/O=Ελλάδα/CN=a+emailAddress=a@b', '-multivalue-rdn');
    const [certificate] = decodePem(pem, 'CERTIFICATE').map(readCertificate);
    assert.ok(certificate);
    assert.equal(identityOf(certificate).subject, 'CN=a+EMAILADDRESS=a@b,O=Ελλάδα,C=GR');
  });

  it('PEM keeps labels apart and lines short', async () => {
    const { alice } = await world();
    const pem = encodePem(alice.credential.chain[0].der, 'CERTIFICATE');
    assert.equal(pem, alice.certificate);
    assert.equal(decodePem(pem, 'X509 CRL').length, 0);
    assert.throws(
      () => decodePem('-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----', 'CERTIFICATE'),
      unreadable,
    );
  });

  it('a path is written and read, the own certificate last in it', async () => {
    const { alice } = await world();
    const path = writePkiPath(alice.credential.chain.map(({ der }) => der));
    assert.deepEqual(
      readPkiPath(path).map(({ subjectKey }) => subjectKey),
      alice.credential.chain.map(({ subjectKey }) => subjectKey),
    );
  });
});
