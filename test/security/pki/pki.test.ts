import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCredential } from '../../../src/security/crypto/node-credential.node.ts';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { DEFAULT_DIALECT } from '../../../src/security/dialect.ts';
import { AuthorityDirectory } from '../../../src/security/pki/authority-directory.node.ts';
import { developmentCertificates } from '../../../src/security/pki/development.node.ts';
import { certifyKey, createAuthority, issueCertificate } from '../../../src/security/pki/issue.ts';
import { importPrivateKey } from '../../../src/security/pki/key-pair.ts';
import { exportPkcs12, importPkcs12 } from '../../../src/security/pki/pkcs12.node.ts';
import { issueRevocationList } from '../../../src/security/pki/revocation-list.ts';
import { signEnvelope } from '../../../src/security/sign-envelope.ts';
import { identityOf, readCertificate } from '../../../src/security/x509/certificate.ts';
import { readCertificateFile, readRevocationFile } from '../../../src/security/x509/files.node.ts';
import { encodePem } from '../../../src/security/x509/pem.ts';
import { RevocationLists } from '../../../src/security/x509/revocation-lists.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { ORDER } from '../forge-message.ts';
import { makeRoot, makeSigner } from '../make-certificate.ts';
import { accepted, refused } from '../refused.ts';
import { world } from '../world.ts';

const openssl = (...options: string[]) =>
  execFileSync('openssl', options, { encoding: 'utf8', stdio: 'pipe' });

describe('the development authority', () => {
  it('issues a certificate again, to the same name, when less than 60 days are left of it', async () => {
    const directory = temporaryDirectory('pki');
    const authority = await AuthorityDirectory.open(directory, { commonName: 'CA' });
    const obtain = async (name: string, days: number) => {
      const files = await authority.obtain(name, { subject: { commonName: name }, days });
      const [certificate] = readCertificateFile(files.certificate);
      assert.ok(certificate);
      nodeCredential({
        certificates: readFileSync(files.certificate, 'utf8'),
        privateKey: readFileSync(files.privateKey, 'utf8'),
      });
      return certificate;
    };
    const ending = await obtain('ending', 59);
    const renewed = await obtain('ending', 365);
    assert.notEqual(renewed.serialNumber, ending.serialNumber);
    assert.deepEqual(identityOf(renewed), identityOf(ending));
    assert.equal((await obtain('ending', 365)).serialNumber, renewed.serialNumber);
  });

  it('makes broker, provider and client once, with keys that only their owner reads', async () => {
    const directory = temporaryDirectory('pki');
    const made = await developmentCertificates(directory, { providerHost: 'provider.example' });
    for (const files of [made.broker, made.provider, made.client]) {
      assert.equal(statSync(files.privateKey).mode & 0o777, 0o600);
      openssl(
        'verify',
        '-crl_check',
        '-CRLfile',
        made.authority.revocationListFile,
        '-CAfile',
        made.authority.certificateFile,
        files.certificate,
      );
    }
    assert.equal(statSync(join(directory, 'authority.key')).mode & 0o777, 0o600);
    const before = readFileSync(made.broker.certificate, 'utf8');
    const again = await developmentCertificates(directory);
    assert.equal(readFileSync(again.broker.certificate, 'utf8'), before);
    const [provider] = readCertificateFile(made.provider.certificate);
    assert.ok(provider);
    assert.equal(
      identityOf(provider).subject,
      'EMAILADDRESS=none,CN=provider.example,OU=provider,O=Plegma development,L=none,ST=none,C=GR',
    );
  });

  it('issues what signs messages, until it takes it back', async () => {
    const directory = temporaryDirectory('pki');
    const authority = await AuthorityDirectory.open(directory, { commonName: 'CA' });
    const files = await authority.obtain('alice', {
      subject: { commonName: 'Alice' },
      revocationListUrl: 'http://ca.example/ca.crl',
    });
    const credential = nodeCredential({
      certificates: readFileSync(files.certificate, 'utf8'),
      privateKey: readFileSync(files.privateKey, 'utf8'),
    });
    assert.equal(credential.chain.length, 2);
    const revocation = new RevocationLists();
    const load = async () =>
      revocation.replace('ca', await readRevocationFile(readFileSync(authority.revocationListFile)));
    await load();
    const trust = new TrustStore({
      crypto: nodeCrypto,
      authorities: [authority.authority.certificate],
      revocation,
    });
    await accepted(await signEnvelope({ body: ORDER }, credential), { trust });
    await authority.revoke(credential.chain[0]);
    await load();
    await refused(await signEnvelope({ body: ORDER }, credential), 'CERTIFICATE_REVOKED', { trust });
    const reopened = await AuthorityDirectory.open(directory, { commonName: 'CA' });
    await reopened.writeRevocationList();
    assert.match(openssl('crl', '-in', reopened.revocationListFile, '-noout', '-text'), /Serial Number: /);
  });

  it('refuses names that are none for files', async () => {
    const directory = temporaryDirectory('pki');
    const authority = await AuthorityDirectory.open(directory, { commonName: 'CA' });
    for (const name of ['../x', 'authority', '', 'a/b', '.hidden']) {
      await assert.rejects(authority.obtain(name, { subject: { commonName: 'x' } }), {
        code: 'CREDENTIAL_UNUSABLE',
      });
    }
  });

  it('with a key that is none is not opened', async () => {
    const directory = temporaryDirectory('pki');
    await AuthorityDirectory.open(directory, { commonName: 'CA' });
    writeFileSync(join(directory, 'authority.key'), 'nothing');
    await assert.rejects(AuthorityDirectory.open(directory, { commonName: 'CA' }), {
      code: 'CREDENTIAL_UNUSABLE',
    });
  });
});

describe('issuing', () => {
  it('makes revocation lists of more entries than a call may have arguments', async () => {
    const { authority } = await world();
    const revoked = Array.from({ length: 150_000 }, (_, at) => ({ serialNumber: BigInt(at), revokedAt: 0 }));
    const [list] = await readRevocationFile(Buffer.from(await issueRevocationList(authority, revoked)));
    assert.equal(list?.revoked.size, 150_000);
  });

  it('makes RSA and EC certificates that OpenSSL verifies, over an intermediate too', async () => {
    const directory = temporaryDirectory('pki');
    const root = await createAuthority({
      subject: { commonName: 'Root' },
      keyKind: 'ec-p256',
      pathLength: 1,
    });
    const below = await createAuthority({ subject: { commonName: 'Below' } }, root);
    const write = (name: string, text: string) => {
      writeFileSync(join(directory, name), text);
      return join(directory, name);
    };
    const ca = write('root.pem', encodePem(root.certificate.der, 'CERTIFICATE'));
    const intermediate = write('below.pem', encodePem(below.certificate.der, 'CERTIFICATE'));
    for (const keyKind of ['rsa-2048', 'rsa-3072', 'ec-p256'] as const) {
      const { certificate } = await issueCertificate(below, {
        subject: { commonName: 'host.example' },
        keyKind,
        hosts: ['host.example', '127.0.0.1'],
      });
      const leaf = write('leaf.pem', certificate);
      openssl('verify', '-x509_strict', '-CAfile', ca, '-untrusted', intermediate, leaf);
      assert.match(
        openssl('x509', '-in', leaf, '-noout', '-ext', 'subjectAltName'),
        /DNS:host.example, IP Address:127.0.0.1/,
      );
    }
  });

  it('keeps serial numbers apart', async () => {
    const { authority } = await world();
    const serials = new Set<bigint>();
    for (let at = 0; at < 20; at += 1) {
      const der = await certifyKey(authority, authority.certificate.publicKey.spki, {
        subject: { commonName: 'x' },
      });
      serials.add(readCertificate(der).serialNumber);
    }
    assert.equal(serials.size, 20);
  });

  it('reads its keys back', async () => {
    const { alice, eve } = await world();
    assert.equal((await importPrivateKey(eve.privateKey, 'ec')).algorithm.name, 'ECDSA');
    await assert.rejects(importPrivateKey(alice.privateKey, 'ec'), { code: 'CREDENTIAL_UNUSABLE' });
  });
});

describe('PKCS#12', () => {
  it('takes a key and its path to other programs and back', async () => {
    const directory = temporaryDirectory('pki');
    const { alice, authority } = await world();
    const certificates = alice.certificate + encodePem(authority.certificate.der, 'CERTIFICATE');
    const file = exportPkcs12({ certificates, privateKey: alice.privateKey }, 'secret', 'alice');
    const path = join(directory, 'alice.p12');
    writeFileSync(path, file);
    assert.match(
      openssl('pkcs12', '-in', path, '-passin', 'pass:secret', '-nokeys', '-legacy'),
      /friendlyName: alice/,
    );
    const back = importPkcs12(file, 'secret');
    assert.equal(back.certificates, certificates);
    const credential = nodeCredential(back);
    await accepted(await signEnvelope({ body: ORDER }, credential));
  });

  it('is refused with the wrong password, as junk, without key or certificate', async () => {
    const directory = temporaryDirectory('pki');
    const { alice, bob, eve } = await world();
    const unusable = { code: 'CREDENTIAL_UNUSABLE' };
    const file = exportPkcs12(
      { certificates: alice.certificate, privateKey: alice.privateKey },
      'secret',
      'alice',
    );
    assert.throws(() => importPkcs12(file, 'wrong'), unusable);
    assert.throws(() => importPkcs12(Uint8Array.of(1, 2, 3), 'secret'), unusable);
    assert.throws(
      () => exportPkcs12({ certificates: eve.certificate, privateKey: eve.privateKey }, 'x', 'eve'),
      unusable,
    );
    const mixed = exportPkcs12(
      { certificates: bob.certificate, privateKey: alice.privateKey },
      'secret',
      'x',
    );
    assert.throws(() => importPkcs12(mixed, 'secret'), unusable);
    const path = join(directory, 'nokey.p12');
    writeFileSync(join(directory, 'c.pem'), alice.certificate);
    openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      join(directory, 'c.pem'),
      '-out',
      path,
      '-passout',
      'pass:secret',
    );
    assert.throws(() => importPkcs12(readFileSync(path), 'secret'), unusable);
  });
});

describe('a credential', () => {
  const unusable = { code: 'CREDENTIAL_UNUSABLE' };

  it('needs a key that can be read and belongs to its certificate', async () => {
    const { alice, bob } = await world();
    assert.throws(
      () => nodeCredential({ certificates: alice.certificate, privateKey: bob.privateKey }),
      unusable,
    );
    assert.throws(() => nodeCredential({ certificates: alice.certificate, privateKey: 'nothing' }), unusable);
    assert.throws(() => nodeCredential({ certificates: '', privateKey: alice.privateKey }), unusable);
  });

  it('opens an encrypted key with its passphrase', async () => {
    const directory = temporaryDirectory('pki');
    const { alice } = await world();
    const plain = join(directory, 'plain.pem');
    writeFileSync(plain, alice.privateKey);
    const privateKey = openssl('pkcs8', '-topk8', '-in', plain, '-passout', 'pass:secret');
    nodeCredential({ certificates: alice.certificate, privateKey, passphrase: 'secret' });
    assert.throws(
      () => nodeCredential({ certificates: alice.certificate, privateKey, passphrase: 'wrong' }),
      unusable,
    );
  });

  it('makes no signature of another kind of key', async () => {
    const { alice, eve } = await world();
    const dialect = (signature: 'rsa-sha256' | 'ecdsa-sha256') => ({
      dialect: { ...DEFAULT_DIALECT, signature },
    });
    await assert.rejects(signEnvelope({ body: ORDER }, eve.credential, dialect('rsa-sha256')), unusable);
    await assert.rejects(signEnvelope({ body: ORDER }, alice.credential, dialect('ecdsa-sha256')), unusable);
  });

  it('without key identifier cannot be named by one', async () => {
    const { credential } = await makeSigner(await makeRoot([['2.5.4.3', 'r']]));
    const dialect = { ...DEFAULT_DIALECT, signature: 'ecdsa-sha256', token: 'key-identifier' } as const;
    await assert.rejects(signEnvelope({ body: ORDER }, credential, { dialect }), unusable);
  });
});
