import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { X509_PKI_PATH, X509_V3 } from '../../src/security/namespaces.ts';
import { DIRECT_REFERENCE, tokenOf } from '../security/forge-message.ts';
import { world } from '../security/world.ts';
import { refusedPlan } from './changed-messages.ts';

describe('keys that prove nothing', () => {
  const str = (content: string) => `<wsse:SecurityTokenReference>${content}</wsse:SecurityTokenReference>`;
  const direct = `<wsse:Reference URI="#token" ValueType="${X509_V3}"/>`;
  const issuerSerial = (name: string, serial: string) =>
    str(
      `<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${name}</ds:X509IssuerName><ds:X509SerialNumber>${serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
    );
  const cases: [title: string, keyInfo: string, code: ErrorCode][] = [
    [
      'KeyValue',
      '<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>AQAB</ds:Modulus><ds:Exponent>AQAB</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>',
      'SIGNATURE_MALFORMED',
    ],
    ['KeyValue beside the token', `${DIRECT_REFERENCE}<ds:KeyValue/>`, 'SIGNATURE_MALFORMED'],
    ['KeyName', '<ds:KeyName>Alice</ds:KeyName>', 'SIGNATURE_MALFORMED'],
    ['RetrievalMethod', '<ds:RetrievalMethod URI="http://attacker.example/key"/>', 'SIGNATURE_MALFORMED'],
    [
      'a certificate outside a SecurityTokenReference',
      '<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>',
      'SIGNATURE_MALFORMED',
    ],
    ['nothing', '', 'SIGNATURE_MALFORMED'],
    ['two references', DIRECT_REFERENCE + DIRECT_REFERENCE, 'SIGNATURE_MALFORMED'],
    ['two references in one', str(direct + direct), 'SIGNATURE_MALFORMED'],
    ['an empty reference', str(''), 'SIGNATURE_MALFORMED'],
    ['a KeyName in a reference', str('<ds:KeyName>Alice</ds:KeyName>'), 'TOKEN_UNSUPPORTED'],
    ['nothing embedded', str('<wsse:Embedded/>'), 'TOKEN_UNSUPPORTED'],
    [
      'a reference within a reference',
      str('<wsse:Reference URI="#token"><wsse:Reference URI="#other"/></wsse:Reference>'),
      'TOKEN_UNSUPPORTED',
    ],
    ['a token elsewhere', str('<wsse:Reference URI="http://attacker.example/token"/>'), 'TOKEN_UNSUPPORTED'],
    ['a token without address', str('<wsse:Reference/>'), 'TOKEN_UNSUPPORTED'],
    ['the Body as token', str('<wsse:Reference URI="#body"/>'), 'TOKEN_UNSUPPORTED'],
    ['a token that is not there', str('<wsse:Reference URI="#nothing"/>'), 'SIGNATURE_REFERENCE_INVALID'],
    [
      'a token of another type than said',
      str(`<wsse:Reference URI="#token" ValueType="${X509_PKI_PATH}"/>`),
      'TOKEN_INVALID',
    ],
    ['an empty X509IssuerSerial', str('<ds:X509Data><ds:X509IssuerSerial/></ds:X509Data>'), 'TOKEN_INVALID'],
    ['an X509IssuerSerial with empty members', issuerSerial('', ''), 'TOKEN_INVALID'],
    ['an empty X509Data', str('<ds:X509Data/>'), 'TOKEN_INVALID'],
    ['a serial number that is none', issuerSerial('CN=Test CA', '0x10'), 'TOKEN_INVALID'],
    ['an issuer that is no name', issuerSerial('Test CA', '1'), 'TOKEN_INVALID'],
    [
      'an issuer and serial number that nobody has',
      issuerSerial('CN=Test CA,O=Plegma tests,C=GR', '1'),
      'TOKEN_UNAVAILABLE',
    ],
    [
      'a KeyIdentifier of SAML',
      str(
        '<wsse:KeyIdentifier ValueType="http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID">AAAA</wsse:KeyIdentifier>',
      ),
      'TOKEN_UNSUPPORTED',
    ],
    [
      'a KeyIdentifier in hexadecimal',
      str('<wsse:KeyIdentifier EncodingType="urn:hex" ValueType="x">AAAA</wsse:KeyIdentifier>'),
      'TOKEN_UNSUPPORTED',
    ],
    [
      'a KeyIdentifier with junk',
      str(`<wsse:KeyIdentifier ValueType="${X509_V3}">AA!A</wsse:KeyIdentifier>`),
      'TOKEN_INVALID',
    ],
  ];
  for (const [title, keyInfo, code] of cases) it(`${title} is refused`, () => refusedPlan({ keyInfo }, code));

  const tokens: [title: string, change: (token: string) => string, code: ErrorCode][] = [
    ['that is no PKCS#7 and says so', (token) => token.replace('#X509v3', '#PKCS7'), 'TOKEN_INVALID'],
    ['of another type', (token) => token.replace('#X509v3', '#X509v2'), 'TOKEN_UNSUPPORTED'],
    ['without type', (token) => token.replace(/ ValueType="[^"]*"/, ''), 'TOKEN_UNSUPPORTED'],
    ['in hexadecimal', (token) => token.replace('#Base64Binary', '#HexBinary'), 'TOKEN_UNSUPPORTED'],
    ['empty', (token) => token.replace(/>[^<]*</, '><'), 'TOKEN_INVALID'],
    [
      'of another name',
      (token) => token.replaceAll('BinarySecurityToken', 'UsernameToken'),
      'TOKEN_UNSUPPORTED',
    ],
    ['of another namespace', (token) => token.replace(' ', ` xmlns:wsse="urn:x" `), 'TOKEN_UNSUPPORTED'],
    ['with an element inside', (token) => token.replace('</', '<x/></'), 'TOKEN_INVALID'],
    [
      'with octets behind the certificate',
      (token) => token.replace(/>([^<]*)</, (_, value) => `>${appended(value)}<`),
      'TOKEN_INVALID',
    ],
    ['cut off', (token) => token.replace(/.{40}<\//, '</'), 'TOKEN_INVALID'],
    ['that is no certificate', (token) => token.replace(/>[^<]*</, '>AAAA<'), 'TOKEN_INVALID'],
    [
      'a path without certificates',
      (token) => token.replace('#X509v3', '#X509PKIPathv1').replace(/>[^<]*</, '>MAA=<'),
      'TOKEN_INVALID',
    ],
  ];
  for (const [title, change, code] of tokens) {
    it(`a token ${title} is refused`, async () => {
      const { alice } = await world();
      await refusedPlan(
        { token: change(tokenOf(alice.credential)), keyInfo: str('<wsse:Reference URI="#token"/>') },
        code,
      );
    });
  }

  it('the certificate of somebody else is a mismatch', async () => {
    const { bob } = await world();
    await refusedPlan({ token: tokenOf(bob.credential) }, 'SIGNATURE_MISMATCH');
  });

  it('encrypted parts are refused', () =>
    refusedPlan(
      {
        security:
          '<wsse:Security><x:EncryptedKey xmlns:x="http://www.w3.org/2001/04/xmlenc#"/>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
      },
      'SECURITY_HEADER_INVALID',
    ));
});

function appended(value: string): string {
  return btoa(`${atob(value)}xyz`);
}
