import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignedXml } from 'xml-crypto';
import { DEFAULT_DIALECT, type SignatureDialect } from '../../src/security/dialect.ts';
import { EXCLUSIVE_C14N } from '../../src/security/namespaces.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { leaveOut } from '../support/leave-out.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { bodyOf, DIRECT_REFERENCE, envelopeOf, forgeMessage, timestampOf, tokenOf } from './forge-message.ts';
import { accepted } from './refused.ts';
import { type Person, world } from './world.ts';

const BODY =
  '<p:SubmitJob xmlns:p="urn:plegma:job:1"><p:label>Grüße &amp; 𝔘&#xD; &lt;x&gt;</p:label><p:arguments n="&quot;1&#x9;&quot;"></p:arguments></p:SubmitJob>';

const dialects: Partial<SignatureDialect>[] = [
  {},
  { soapVersion: '1.2', timestamp: 'before' },
  { timestamp: 'absent', signature: 'rsa-sha512', digest: 'sha512' },
];

describe('our signatures are good for xml-crypto', () => {
  for (const part of dialects) {
    it(JSON.stringify(part), async () => {
      const { alice } = await world();
      const text = await signEnvelope({ body: BODY }, alice.credential, {
        dialect: { ...DEFAULT_DIALECT, ...part },
      });
      assert.equal(xmlCryptoAccepts(text, alice), true);
      assert.equal(xmlCryptoAccepts(text.replaceAll('SubmitJob', 'SubmitJab'), alice), false);
    });
  }
});

describe('signatures of xml-crypto are good for us', () => {
  it('over Body and Timestamp', async () => {
    const { alice } = await world();
    await accepted(xmlCryptoSigned(alice));
  });
});

function xmlCryptoAccepts(text: string, { certificate }: Person): boolean {
  const element = /<ds:Signature .*<\/ds:Signature>/s.exec(text)?.[0];
  assert.ok(element);
  const signature = new SignedXml({ publicCert: certificate, idMode: 'wssecurity' });
  signature.loadSignature(element);
  return signature.checkSignature(text);
}

function xmlCryptoSigned({ privateKey, credential }: Person): string {
  const header = `<wsse:Security>${tokenOf(credential)}${timestampOf(Date.now())}</wsse:Security>`;
  const signature = new SignedXml({
    privateKey,
    idMode: 'wssecurity',
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXCLUSIVE_C14N,
    getKeyInfoContent: () => DIRECT_REFERENCE,
  });
  for (const name of ['Body', 'Timestamp']) {
    signature.addReference({
      xpath: `//*[local-name(.)='${name}']`,
      transforms: [EXCLUSIVE_C14N],
      digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
    });
  }
  signature.computeSignature(envelopeOf(bodyOf(BODY), header), {
    prefix: 'ds',
    location: { reference: "//*[local-name(.)='Security']", action: 'append' },
    existingPrefixes: {
      wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
    },
  });
  return signature.getSignedXml();
}

describe('xmlsec1', () => {
  let directory: string;
  before(function () {
    if (spawnSync('xmlsec1', ['--version']).status !== 0)
      leaveOut(this, 'xmlsec1 is not installed (Debian package xmlsec1).');
    directory = temporaryDirectory('xmlsec');
  });

  const idArguments = ['Body', 'Timestamp', 'BinarySecurityToken'].flatMap((name) => ['--id-attr:Id', name]);

  function verify(text: string, person: Person): number | null {
    const message = join(directory, 'message.xml');
    const key = join(directory, 'certificate.pem');
    writeFileSync(message, text);
    writeFileSync(key, person.certificate);
    return spawnSync('xmlsec1', ['--verify', '--pubkey-cert-pem', key, ...idArguments, message]).status;
  }

  for (const part of dialects) {
    it(`accepts our signature ${JSON.stringify(part)}`, async () => {
      const { alice } = await world();
      const text = await signEnvelope({ body: BODY }, alice.credential, {
        dialect: { ...DEFAULT_DIALECT, ...part },
      });
      assert.equal(verify(text, alice), 0);
      assert.notEqual(verify(text.replaceAll('SubmitJob', 'SubmitJab'), alice), 0);
    });
  }

  it('accepts our ECDSA signature', async () => {
    const { eve } = await world();
    const dialect = { ...DEFAULT_DIALECT, signature: 'ecdsa-sha256' } as const;
    assert.equal(verify(await signEnvelope({ body: BODY }, eve.credential, { dialect }), eve), 0);
  });

  it('accepts what the tests forge', async () => {
    const { alice } = await world();
    assert.equal(verify(await forgeMessage({ credential: alice.credential }), alice), 0);
  });

  it('makes signatures that we accept', async () => {
    const { alice } = await world();
    const template = await forgeMessage({ credential: alice.credential, envelope: envelopeOf(bodyOf(BODY)) });
    const empty = template.replace(/(<ds:(DigestValue|SignatureValue)>)[^<]*/g, '$1');
    const [message, key, signed] = ['template.xml', 'key.pem', 'signed.xml'].map((name) =>
      join(directory, name),
    );
    assert.ok(message && key && signed);
    writeFileSync(message, empty);
    writeFileSync(key, alice.privateKey);
    execFileSync('xmlsec1', ['--sign', '--privkey-pem', key, ...idArguments, '--output', signed, message], {
      stdio: 'pipe',
    });
    await accepted(readFileSync(signed, 'utf8'));
  });
});
