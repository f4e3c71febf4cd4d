import assert from 'node:assert/strict';
import { encodeBase64 } from '../../src/security/base64.ts';
import {
  BASE64_BINARY,
  EXCLUSIVE_C14N,
  STR_TRANSFORM,
  THUMBPRINT_SHA1,
  WSSE,
  WSU,
  X509_PKI_PATH,
  X509_SKI,
  X509_V3,
} from '../../src/security/namespaces.ts';
import { nameText } from '../../src/security/x509/distinguished-name.ts';
import { subjectKeyIdentifier } from '../../src/security/x509/extensions.ts';
import { writePkiPath } from '../../src/security/x509/pki-path.ts';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { DIRECT_REFERENCE, forgeMessage, tokenOf } from './forge-message.ts';
import { accepted, refused } from './refused.ts';
import { world } from './world.ts';

describe('the certificate is found by every form of reference', () => {
  const reference = (content: string) =>
    `<wsse:SecurityTokenReference>${content}</wsse:SecurityTokenReference>`;

  async function referring(keyInfo: string, token = '') {
    const { alice, trust } = await world();
    const text = await forgeMessage({ credential: alice.credential, token, keyInfo });
    const [own] = alice.credential.chain;
    return { text, listed: { trust: trust({ listed: [own] }) } };
  }

  async function issuerSerial(name: (usual: string) => string) {
    const { alice } = await world();
    const [own] = alice.credential.chain;
    return reference(
      `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${name(nameText(own.issuer))}</ds:X509IssuerName><ds:X509SerialNumber>${own.serialNumber}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
    );
  }

  for (const [title, name] of [
    ['as RFC 2253 writes it', (usual: string) => usual],
    ['with spaces (Java, .NET)', (usual: string) => usual.replaceAll(',', ', ')],
    ['in the order of the encoding', (usual: string) => usual.split(',').reverse().join(',')],
    ['spelled out and in other case', (usual: string) => usual.replace('CN=Test CA', 'commonName=test ca')],
    ['quoted', (usual: string) => usual.replace('Test CA', '"Test CA"')],
  ] as const) {
    it(`issuer and serial number, the name ${title}`, async () => {
      const { text, listed } = await referring(await issuerSerial(name));
      assert.equal((await accepted(text, listed)).dialect.token, 'issuer-serial');
      await refused(text, 'TOKEN_UNAVAILABLE');
    });
  }

  it('subject key identifier', async () => {
    const { alice } = await world();
    const value = encodeBase64(
      subjectKeyIdentifier(alice.credential.chain[0].extensions) ?? new Uint8Array(),
    );
    const { text, listed } = await referring(
      reference(
        `<wsse:KeyIdentifier EncodingType="${BASE64_BINARY}" ValueType="${X509_SKI}">${value}</wsse:KeyIdentifier>`,
      ),
    );
    assert.equal((await accepted(text, listed)).dialect.token, 'key-identifier');
    await refused(text, 'TOKEN_UNAVAILABLE');
  });

  it('thumbprint', async () => {
    const { alice } = await world();
    const value = await alice.credential.crypto.digest('sha1', alice.credential.chain[0].der);
    const { text, listed } = await referring(
      reference(`<wsse:KeyIdentifier ValueType="${THUMBPRINT_SHA1}">${value}</wsse:KeyIdentifier>`),
    );
    assert.equal((await accepted(text, listed)).dialect.token, 'thumbprint');
  });

  it('the certificate inside the reference, both ways', async () => {
    const { alice } = await world();
    const value = encodeBase64(alice.credential.chain[0].der);
    for (const content of [
      `<wsse:KeyIdentifier EncodingType="${BASE64_BINARY}" ValueType="${X509_V3}">${value}</wsse:KeyIdentifier>`,
      `<ds:X509Data><ds:X509Certificate>${value}</ds:X509Certificate></ds:X509Data>`,
    ]) {
      await accepted((await referring(reference(content))).text);
    }
  });

  it('the certificate with its own issuer and serial number beside it, not with those of another', async () => {
    const { alice } = await world();
    const [own] = alice.credential.chain;
    const certificate = `<ds:X509Certificate>${encodeBase64(own.der)}</ds:X509Certificate>`;
    const beside = (serial: bigint) =>
      `<ds:X509IssuerSerial><ds:X509IssuerName>${nameText(own.issuer)}</ds:X509IssuerName><ds:X509SerialNumber>${serial}</ds:X509SerialNumber></ds:X509IssuerSerial>`;
    for (const both of [beside(own.serialNumber) + certificate, certificate + beside(own.serialNumber)]) {
      const { text } = await referring(reference(`<ds:X509Data>${both}</ds:X509Data>`));
      assert.equal((await accepted(text)).dialect.token, 'certificate');
    }
    for (const wrong of [
      certificate + beside(own.serialNumber + 1n),
      certificate + certificate,
      certificate + beside(own.serialNumber) + beside(own.serialNumber + 1n),
      `${certificate}<ds:X509SubjectName>CN=a</ds:X509SubjectName>`,
      `${certificate}<ds:X509SubjectName/>`,
      `${certificate}<ds:X509SKI>AAAA</ds:X509SKI>`,
      `${certificate}<ds:X509Certificate>no base64!</ds:X509Certificate>`,
      certificate + beside(own.serialNumber).repeat(16),
      '<ds:X509CRL>AAAA</ds:X509CRL>',
    ]) {
      const { text } = await referring(reference(`<ds:X509Data>${wrong}</ds:X509Data>`));
      await refused(text, 'TOKEN_INVALID');
    }
  });

  it('X509PKIPathv1', async () => {
    const { alice } = await world();
    const path = encodeBase64(writePkiPath(alice.credential.chain.map(({ der }) => der)));
    const token = `<wsse:BinarySecurityToken EncodingType="${BASE64_BINARY}" ValueType="${X509_PKI_PATH}" wsu:Id="token">${path}</wsse:BinarySecurityToken>`;
    const { text } = await referring(DIRECT_REFERENCE.replace(X509_V3, X509_PKI_PATH), token);
    assert.equal((await accepted(text)).dialect.token, 'path');
  });

  it('a direct reference without ValueType (PHP), a token without EncodingType', async () => {
    const { alice } = await world();
    const token = tokenOf(alice.credential).replace(` EncodingType="${BASE64_BINARY}"`, '');
    await accepted((await referring(DIRECT_REFERENCE.replace(/ ValueType="[^"]*"/, ''), token)).text);
  });
});

describe('a token signed through the STR-Transform', () => {
  const transforms = `<ds:Transform Algorithm="${STR_TRANSFORM}"><wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/></wsse:TransformationParameters></ds:Transform>`;
  const keyInfo = DIRECT_REFERENCE.replace(
    '<wsse:SecurityTokenReference>',
    '<wsse:SecurityTokenReference wsu:Id="str">',
  );

  for (const empty of ['', ' xmlns=""']) {
    it(`in the message, its top ${empty === '' ? 'without' : 'with'} an empty default namespace`, async () => {
      const { alice } = await world();
      const token = canonicalise(
        parseXml(tokenOf(alice.credential).replace(' ', ` xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" `)),
      );
      const octets = token.replace(' ', `${empty} `);
      const references = [{ id: 'body' }, { id: 'time' }, { id: 'str', transforms, octets }];
      await accepted(await forgeMessage({ credential: alice.credential, keyInfo, references }));
    });
  }

  it('only referred to: a token made for the purpose', async () => {
    const { alice, trust } = await world();
    const [own] = alice.credential.chain;
    const value = await alice.credential.crypto.digest('sha1', own.der);
    const byThumb = `<wsse:SecurityTokenReference wsu:Id="str"><wsse:KeyIdentifier ValueType="${THUMBPRINT_SHA1}">${value}</wsse:KeyIdentifier></wsse:SecurityTokenReference>`;
    const octets = `<wsse:BinarySecurityToken xmlns="" xmlns:wsse="${WSSE}" ValueType="${X509_V3}">${encodeBase64(own.der)}</wsse:BinarySecurityToken>`;
    const references = [{ id: 'body' }, { id: 'time' }, { id: 'str', transforms, octets }];
    const text = await forgeMessage({
      credential: alice.credential,
      token: '',
      keyInfo: byThumb,
      references,
    });
    await accepted(text, { trust: trust({ listed: [own] }) });
    await refused(text.replace(octets, ''), 'TOKEN_UNAVAILABLE');
  });

  it('of another certificate: refused', async () => {
    const { alice, bob } = await world();
    const octets = `<wsse:BinarySecurityToken xmlns:wsse="${WSSE}" ValueType="${X509_V3}">${encodeBase64(bob.credential.chain[0].der)}</wsse:BinarySecurityToken>`;
    const references = [{ id: 'body' }, { id: 'str', transforms, octets }];
    await refused(
      await forgeMessage({ credential: alice.credential, timestamp: '', keyInfo, references }),
      'DIGEST_MISMATCH',
    );
  });
});
