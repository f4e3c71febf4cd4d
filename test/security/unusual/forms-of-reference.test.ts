import { createHash, type X509Certificate } from 'node:crypto';
import { derElement, derSequence } from '../../../src/security/x509/der-write.ts';
import { world } from '../world.ts';
import {
  BASE64,
  canonical,
  DRAFT_11,
  directReference,
  EXC,
  PKCS7,
  PKI_PATH,
  SKI,
  STR_TRANSFORM,
  str,
  THUMBPRINT,
  tokenOf,
  WSSE,
  WSU,
  X509_V3,
} from './independent-signer.ts';
import { itAccepts, type Signer } from './unusual-messages.ts';

/** The issuer of the test world is C=GR, O=Plegma tests, CN=Test CA. */
const issuerSerial =
  (name: string) =>
  ({ certificate }: Signer) => {
    const serial = BigInt(`0x${certificate.serialNumber}`);
    return {
      token: '',
      keyInfo: str(
        `<ds:X509Data>\n<ds:X509IssuerSerial><ds:X509IssuerName>${name}</ds:X509IssuerName>\n<ds:X509SerialNumber>${serial}</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>`,
      ),
    };
  };
const ascii = (text: string) => Buffer.from(text).toString('hex');
const lines = (base64: string, width: number, end: string) =>
  base64.replace(new RegExp(`.{${width}}`, 'g'), `$&${end}`);
const keyIdentifier = (type: string, value: string, encoding = ` EncodingType="${BASE64}"`) =>
  str(`<wsse:KeyIdentifier${encoding} ValueType="${type}">${value}</wsse:KeyIdentifier>`);
const x509Data = (members: string) => str(`<ds:X509Data>${members}</ds:X509Data>`);
const certificateElement = (base64: string) => `<ds:X509Certificate>${base64}</ds:X509Certificate>`;
const skiElement = (certificate: X509Certificate) => `<ds:X509SKI>${skiOf(certificate)}</ds:X509SKI>`;
const subject = (name: string) => `<ds:X509SubjectName>${name}</ds:X509SubjectName>`;
const authorityBase64 = async () => Buffer.from((await world()).authority.certificate.der).toString('base64');
const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('base64');

/** The value of the extension that names the key, found by its object identifier and two headers. */
function skiOf(certificate: X509Certificate): string {
  const at = certificate.raw.indexOf(Buffer.from('0603551d0e', 'hex'));
  const length = certificate.raw[at + 8] ?? 0;
  return certificate.raw.subarray(at + 9, at + 9 + length).toString('base64');
}

const strTransform = (inside = '') =>
  `<ds:Transform Algorithm="${STR_TRANSFORM}"><wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="${EXC}">${inside}</ds:CanonicalizationMethod></wsse:TransformationParameters></ds:Transform>`;
const signed = (octets: string, inside?: string) => ({
  references: [{ id: 'body' }, { id: 'time' }, { id: 'str', transforms: strTransform(inside), octets }],
});
const named = (reference: string) => reference.replace('Reference', 'Reference wsu:Id="str"');

async function pathOf({ certificate }: Signer): Promise<string> {
  const { authority } = await world();
  return Buffer.from(derSequence(authority.certificate.der, certificate.raw)).toString('base64');
}

/** A SignedData that nobody signed, as `openssl crl2pkcs7` and Java's CertPath write it (RFC 2315 §9.1). */
function bundled(...certificates: readonly Uint8Array[]) {
  const oid = (hex: string) => derElement(0x06, Buffer.from(hex, 'hex'));
  const signedData = derSequence(
    derElement(0x02, Uint8Array.of(1)),
    derElement(0x31),
    derSequence(oid('2a864886f70d010701')),
    derElement(0xa0, ...certificates),
    derElement(0xa1),
    derElement(0x31),
  );
  const content = derSequence(oid('2a864886f70d010702'), derElement(0xa0, signedData));
  const base64 = Buffer.from(content).toString('base64');
  return { token: tokenOf(base64, PKCS7), keyInfo: directReference(PKCS7) };
}

describe('unusual references to a certificate are accepted', () => {
  itAccepts({
    'token: in lines of 64, CR LF': ({ base64 }) => ({
      token: tokenOf(`\r\n${lines(base64, 64, '\r\n')}\r\n`),
    }),
    'token: in lines of 76, carriage returns as references (Java)': ({ base64 }) => ({
      token: tokenOf(lines(base64, 76, '&#13;\n')),
    }),
    'token: a space behind each digit': ({ base64 }) => ({ token: tokenOf(lines(base64, 1, ' ')) }),
    'token: without EncodingType': ({ base64 }) => ({
      token: tokenOf(base64).replace(/ EncodingType="[^"]*"/, ''),
    }),
    'token: with attributes that nobody knows': ({ base64 }) => ({
      token: tokenOf(base64).replace(' wsu:Id', ' xmlns:x="urn:x" x:y="1" wsu:Id'),
    }),
    'token: its reference without type, with white space inside': () => ({
      keyInfo: `\n${str('\n<wsse:Reference URI="#token">\n</wsse:Reference>\n')}\n`,
    }),
    'token: white space round its type, its encoding and the reference to it, which are xsd:anyURI': ({
      base64,
    }) => ({
      token: tokenOf(base64).replace(/Type="([^"]*)"/g, 'Type=" $1\n"'),
      keyInfo: str(`<wsse:Reference URI=" #token&#9;" ValueType="\n${X509_V3} "/>`),
    }),
    'token: of type X509v1 (token profile 1.1)': ({ base64 }) => ({
      token: tokenOf(base64, X509_V3.replace('v3', 'v1')),
      keyInfo: directReference(X509_V3.replace('v3', 'v1')),
    }),
    'path: the authority first, then the signer': async (signer) => ({
      token: tokenOf(await pathOf(signer), PKI_PATH),
      keyInfo: directReference(PKI_PATH),
    }),
    'path: of the signer alone': ({ certificate }) => ({
      token: tokenOf(Buffer.from(derElement(0x30, certificate.raw)).toString('base64'), PKI_PATH),
      keyInfo: directReference(PKI_PATH),
    }),
    'PKCS #7: the authority first (BSP R5201)': async (signer) => {
      const { authority } = await world();
      return bundled(authority.certificate.der, signer.certificate.raw);
    },
    'PKCS #7: the signer first': async (signer) => {
      const { authority } = await world();
      return bundled(signer.certificate.raw, authority.certificate.der);
    },
    'PKCS #7: the signer alone': ({ certificate }) => bundled(certificate.raw),
    'PKCS #7: of two end entities nobody can tell which one is meant': async ({ certificate }) => {
      const { bob } = await world();
      return { ...bundled(certificate.raw, bob.credential.chain[0].der), refusal: 'TOKEN_INVALID' };
    },
    'PKCS #7: of nobody': () => ({ ...bundled(), refusal: 'TOKEN_INVALID' }),
    'PKCS #7: of more certificates than a path may have': ({ certificate }) => ({
      ...bundled(...Array<Uint8Array>(9).fill(certificate.raw)),
      refusal: 'TOKEN_INVALID',
    }),
    'embedded: a BinarySecurityToken inside the reference (WSS 1.0 §7.4)': ({ base64 }) => ({
      token: '',
      keyInfo: str(`<wsse:Embedded wsu:Id="e">${tokenOf(base64)}</wsse:Embedded>`),
    }),
    'embedded: a path inside the reference': async (signer) => ({
      token: '',
      keyInfo: str(`<wsse:Embedded>\n${tokenOf(await pathOf(signer), PKI_PATH)}\n</wsse:Embedded>`),
    }),
    'embedded: X509Certificate in lines': ({ base64 }) => ({
      token: '',
      keyInfo: str(
        `<ds:X509Data><ds:X509Certificate>\n${lines(base64, 64, '\n')}\n</ds:X509Certificate></ds:X509Data>`,
      ),
    }),
    'embedded: KeyIdentifier of type X509v3 (WSS4J)': ({ base64 }) => ({
      token: '',
      keyInfo: keyIdentifier(X509_V3, lines(base64, 64, '\n')),
    }),
    'key identifier: SKI': ({ certificate }) => ({
      token: '',
      keyInfo: keyIdentifier(SKI, skiOf(certificate)),
    }),
    'key identifier: SKI without EncodingType, white space round it': ({ certificate }) => ({
      token: '',
      keyInfo: keyIdentifier(SKI, `\n ${skiOf(certificate)}\n`, ''),
    }),
    // XML-DSig §4.4.4: each of them names the certificate, and all that stand there name the same one.
    'X509Data: SKI': ({ certificate }) => ({ token: '', keyInfo: x509Data(skiElement(certificate)) }),
    'X509Data: subject': () => ({ token: '', keyInfo: x509Data(subject('CN=Alice,O=Plegma tests,C=GR')) }),
    'X509Data: SKI and subject': ({ certificate }) => ({
      token: '',
      keyInfo: x509Data(skiElement(certificate) + subject('C=GR, O=Plegma tests, CN=Alice')),
    }),
    'X509Data: SKI and the subject of another is refused': ({ certificate }) => ({
      token: '',
      refusal: 'TOKEN_UNAVAILABLE',
      keyInfo: x509Data(skiElement(certificate) + subject('CN=Bob,O=Plegma tests,C=GR')),
    }),
    'X509Data: certificate, SKI, subject and a revocation list': ({ certificate, base64 }) => ({
      token: '',
      keyInfo: x509Data(
        `${subject('CN=Alice,O=Plegma tests,C=GR')}${certificateElement(base64)}${skiElement(certificate)}<ds:X509CRL>AAAA</ds:X509CRL>`,
      ),
    }),
    'X509Data: the path, the end first': async ({ base64 }) => ({
      token: '',
      keyInfo: x509Data(certificateElement(base64) + certificateElement(await authorityBase64())),
    }),
    'X509Data: the path, the end last, named by its subject': async ({ base64 }) => ({
      token: '',
      keyInfo: x509Data(
        subject('CN=Alice,O=Plegma tests,C=GR') +
          certificateElement(await authorityBase64()) +
          certificateElement(base64),
      ),
    }),
    'X509Data: the path, named by the subject of the authority, is refused': async ({ base64 }) => ({
      token: '',
      refusal: 'TOKEN_INVALID',
      keyInfo: x509Data(
        subject('CN=Test CA,O=Plegma tests,C=GR') +
          certificateElement(await authorityBase64()) +
          certificateElement(base64),
      ),
    }),
    'key identifier: thumbprint': ({ certificate }) => ({
      token: '',
      keyInfo: keyIdentifier(THUMBPRINT, sha1(certificate.raw)),
    }),
    'key identifier: thumbprint, by the name of the draft of 2005 (WSS4J 1.5, CardSpace)': ({
      certificate,
    }) => ({
      token: '',
      keyInfo: keyIdentifier(`${DRAFT_11}-soap-message-security-1.1#ThumbprintSHA1`, sha1(certificate.raw)),
    }),
    'key identifier: thumbprint, white space round its types': ({ certificate }) => ({
      token: '',
      keyInfo: keyIdentifier(` ${THUMBPRINT}\n`, sha1(certificate.raw), ` EncodingType=" ${BASE64} "`),
    }),
    'issuer: RFC 2253': issuerSerial('CN=Test CA,O=Plegma tests,C=GR'),
    'issuer: RFC 1779, spaces behind commas (.NET, Java)': issuerSerial('CN=Test CA, O=Plegma tests, C=GR'),
    'issuer: semicolons': issuerSerial('CN=Test CA ; O=Plegma tests;C=GR'),
    'issuer: most general step first': issuerSerial('C=GR,O=Plegma tests,CN=Test CA'),
    // XML-DSig §4.5.4.1 asks for RFC 4514; of this form nobody can tell where a value with a slash ends.
    'issuer: OpenSSL, one line, is refused': (signer) => ({
      ...issuerSerial('/C=GR/O=Plegma tests/CN=Test CA')(signer),
      refusal: 'TOKEN_INVALID',
    }),
    'issuer: OpenSSL, newer, spaces round the sign': issuerSerial('C = GR, O = Plegma tests, CN = Test CA'),
    'issuer: quoted values': issuerSerial('CN="Test CA", O="Plegma tests", C=GR'),
    'issuer: escaped for no need': issuerSerial('CN=Te\\73t\\20CA,O=Plegma\\ tests,C=GR'),
    'issuer: types by number': issuerSerial('OID.2.5.4.3=Test CA,oid.2.5.4.10=Plegma tests,2.5.4.6=GR'),
    'issuer: values by their DER': issuerSerial(
      `2.5.4.3=#0c07${ascii('Test CA')},2.5.4.10=#130c${ascii('Plegma tests')},2.5.4.6=#1302${ascii('GR').toUpperCase()}`,
    ),
    'issuer: types in small letters and in full': issuerSerial(
      'cn=Test CA,organizationName=Plegma tests,countryName=GR',
    ),
    'issuer: other case, more spaces, line breaks': issuerSerial(
      '\n CN=TEST  ca,\n O=plegma TESTS,\n C=gr\n',
    ),
    'issuer: a space at the end that is escaped, and belongs to the name': issuerSerial(
      'C=GR,O=Plegma tests,CN=Test CA\\ ',
    ),
    'issuer: a serial number with sign, zeros and white space': (signer) => {
      const { keyInfo, ...rest } = issuerSerial('CN=Test CA,O=Plegma tests,C=GR')(signer);
      return { ...rest, keyInfo: keyInfo.replace(/(SerialNumber>)(\d)/, '$1\n +00$2') };
    },
    'issuer: markup escaped': issuerSerial('CN=Test&#32;CA,<![CDATA[O=Plegma tests]]>,C=GR'),
    'issuer: nothing where the certificate is not known here': (signer) => ({
      ...issuerSerial('CN=Another CA,O=Plegma tests,C=GR')(signer),
      refusal: 'TOKEN_UNAVAILABLE',
    }),
  });
});

describe('the token signed through the STR-Transform is accepted', () => {
  const spelled = (base64: string, prefix: string, attributes: string, empty: string) =>
    `<${prefix}:BinarySecurityToken${empty} xmlns:${prefix}="${WSSE}"${attributes}>${base64}</${prefix}:BinarySecurityToken>`;
  const typed = ` ValueType="${X509_V3}"`;
  const encoded = ` EncodingType="${BASE64}"${typed}`;

  itAccepts({
    ...Object.fromEntries(
      [typed, encoded].flatMap((attributes) =>
        ['', ' xmlns=""'].flatMap((empty) => [
          [
            `by thumbprint, token made with${attributes.slice(0, 6)} and "${empty}"`,
            ({ certificate, base64 }: Signer) => ({
              token: '',
              keyInfo: named(keyIdentifier(THUMBPRINT, sha1(certificate.raw))),
              ...signed(spelled(base64, 'wsse', attributes, empty)),
            }),
          ],
          [
            `by issuer, token made with${attributes.slice(0, 6)} and "${empty}"`,
            (signer: Signer) => ({
              ...signed(spelled(signer.base64, 'wsse', attributes, empty)),
              token: '',
              keyInfo: named(issuerSerial('CN=Test CA,O=Plegma tests,C=GR')(signer).keyInfo),
            }),
          ],
        ]),
      ),
    ),
    'by SKI, under another prefix': ({ certificate, base64 }) => ({
      token: '',
      keyInfo: named(keyIdentifier(SKI, skiOf(certificate)))
        .replaceAll('wsse:', 'q:')
        .replace(' ', ` xmlns:q="${WSSE}" `),
      ...signed(spelled(base64, 'q', encoded, '')),
    }),
    ...Object.fromEntries(
      ['', ' xmlns=""'].map((empty) => [
        `of the token in the message, "${empty}"`,
        async ({ base64 }: Signer) => {
          const token = tokenOf(lines(base64, 64, '\n'));
          const text = await canonical(token.replace(' ', ` xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" `), '/*');
          return { token, keyInfo: named(directReference()), ...signed(text.replace(' ', `${empty} `)) };
        },
      ]),
    ),
    'of the token in the message, with InclusiveNamespaces': async ({ base64 }) => {
      const token = tokenOf(base64);
      const text = await canonical(token.replace(' ', ` xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" `), '/*');
      return {
        token,
        keyInfo: named(directReference()),
        ...signed(text, `<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="wsse wsu nobody"/>`),
      };
    },
    'of the embedded token': async ({ base64 }) => {
      const token = tokenOf(base64);
      const text = await canonical(token.replace(' ', ` xmlns:wsse="${WSSE}" xmlns:wsu="${WSU}" `), '/*');
      return { token: '', keyInfo: named(str(`<wsse:Embedded>${token}</wsse:Embedded>`)), ...signed(text) };
    },
  });
});
