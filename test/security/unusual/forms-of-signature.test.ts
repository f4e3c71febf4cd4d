import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import {
  bodyOf,
  DRAFT_11,
  DS,
  directReference,
  EXC,
  EXCLUSIVE,
  envelopeOf,
  inclusive,
  ORDER,
  SOAP,
  SOAP_12,
  signatureOf,
  timestampOf,
  tokenOf,
  WSSE,
} from './independent-signer.ts';
import { itAccepts } from './unusual-messages.ts';

const iso = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
const listed = (list: string, ...prefixes: string[]) => ({
  envelope: envelopeOf(
    bodyOf('<a xmlns="urn:d" xmlns:x="urn:x"/>'),
    undefined,
    SOAP,
    ' xmlns:y="urn:y" xmlns="urn:o"',
  ),
  references: [{ id: 'body', transforms: inclusive(list), prefixes }, { id: 'time' }],
});
const timed = (timestamp: string) => ({ timestamp });
const inHeader = (security: string, soap = SOAP, header = '@SECURITY@') => ({
  security,
  envelope: envelopeOf(bodyOf(ORDER), header, soap),
});
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const addressed = ['To', 'Action', 'MessageID']
  .map((name) => `<a:${name} xmlns:a="${ADDRESSING}" wsu:Id="${name}">urn:x:${name}</a:${name}>`)
  .join('');
/** RSA-PSS whose name says all its parameters (RFC 9231 §2.3.10). */
const pss = (hash: 'sha1' | 'sha256' | 'sha384' | 'sha512', saltLength: number) => ({
  method: `http://www.w3.org/2007/05/xmldsig-more#${hash}-rsa-MGF1`,
  hash,
  saltLength,
});
const mismatched = <Plan extends object>(plan: Plan) => ({ ...plan, refusal: 'SIGNATURE_MISMATCH' as const });
const SPACED = (base64: string) => `\n\t ${base64.replace(/.{5}/g, '$& \r\n\t')} \n`;
const ENVELOPED = `<ds:Transform Algorithm="${DS}enveloped-signature"> </ds:Transform>`;

describe('unusual signatures are accepted', () => {
  itAccepts({
    'InclusiveNamespaces: #default': () => listed('#default', '#default'),
    'InclusiveNamespaces: prefixes that are not in scope': () => listed('nobody ghost', 'nobody', 'ghost'),
    'InclusiveNamespaces: one twice': () => listed('y y x y', 'y', 'x'),
    'InclusiveNamespaces: an empty list': () => listed(''),
    'InclusiveNamespaces: nothing but white space': () => listed('  '),
    'InclusiveNamespaces: much white space': () => listed(' y \n\t #default  ', 'y', '#default'),
    'InclusiveNamespaces: prefixes that are used anyway': () => listed('s wsu ds', 's', 'wsu', 'ds'),
    'InclusiveNamespaces: xml': () => listed('xml', 'xml'),
    // What the element says without it, nobody has written down; BSP R5406 asks for the list.
    'InclusiveNamespaces: without a list is refused': () => ({
      references: [{ id: 'body', transforms: inclusive('').replace(' PrefixList=""', '') }, { id: 'time' }],
      refusal: 'SIGNATURE_MALFORMED',
    }),
    'InclusiveNamespaces: with white space in it': () => ({
      references: [
        { id: 'body', transforms: inclusive('').replace('"/></', '"> \n </ec:InclusiveNamespaces></') },
        { id: 'time' },
      ],
    }),
    'InclusiveNamespaces: on SignedInfo': () => ({
      envelope: envelopeOf(bodyOf(ORDER), undefined, SOAP, ' xmlns:y="urn:y"'),
      signature: signatureOf(
        `<ds:CanonicalizationMethod Algorithm="${EXC}">\n<ec:InclusiveNamespaces xmlns:ec="${EXC}" PrefixList="s y #default"/>\n</ds:CanonicalizationMethod>`,
      ),
      signedInfoPrefixes: ['s', 'y', '#default'],
    }),
    'transforms: exclusive C14N three times': () => ({
      references: [{ id: 'body', transforms: EXCLUSIVE + EXCLUSIVE + EXCLUSIVE }, { id: 'time' }],
    }),
    'transforms: enveloped-signature, with white space, then exclusive C14N': () => ({
      references: [{ id: 'body', transforms: `\n${ENVELOPED}\n${EXCLUSIVE}\n` }, { id: 'time' }],
    }),
    'references: in the other order': () => ({ references: [{ id: 'time' }, { id: 'body' }] }),
    'references: with Id and Type': () => ({
      references: [
        {
          id: 'body',
          attributes: ' Id="ref-1" Type="http://www.w3.org/2000/09/xmldsig#Element"'.replace(DS, 'urn:x#'),
        },
        { id: 'time', attributes: ' Id="ref-2"' },
      ],
    }),
    // XML-DSig §4.4.3.1 wants characters beyond ASCII escaped, RFC 3986 §6.2.2.2 has the others mean the same.
    'references: percent-encoded': ({ base64 }) => ({
      envelope: envelopeOf(bodyOf(ORDER, 'wsu:Id="σώμα-1"')),
      token: tokenOf(base64).replace('wsu:Id="token"', 'wsu:Id="σφραγίδα"'),
      keyInfo: directReference().replace('#token', `#${encodeURIComponent('σφραγίδα')}`),
      references: [
        { id: 'σώμα-1', uri: `#${encodeURIComponent('σώμα')}%2D1` },
        { id: 'time', uri: '#%74ime' },
      ],
    }),
    'references: white space round the URI (xsd:anyURI)': () => ({
      references: [
        { id: 'body', uri: ' #body\n' },
        { id: 'time', uri: '#time ' },
      ],
    }),
    'references: two to Body, of different digests': () => ({
      references: [{ id: 'body' }, { id: 'time' }, { id: 'body', digest: 'sha512' }],
    }),
    'references: an element within the signed Body beside it': () => ({
      envelope: envelopeOf(bodyOf('<o:a xmlns:o="urn:o"><o:b wsu:Id="inner">1</o:b></o:a>')),
      references: [{ id: 'inner' }, { id: 'body' }, { id: 'time' }],
    }),
    'references: thirty header blocks': () => ({
      envelope: envelopeOf(
        bodyOf(ORDER),
        `${Array.from({ length: 30 }, (_, n) => `<x:H xmlns:x="urn:x" wsu:Id="h${n}"/>`).join('')}@SECURITY@`,
      ),
      references: [
        { id: 'body' },
        { id: 'time' },
        ...Array.from({ length: 30 }, (_, n) => ({ id: `h${n}` })),
      ],
    }),
    'references: the addressing headers': () => ({
      ...inHeader(
        '<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
        SOAP,
        `${addressed}@SECURITY@`,
      ),
      references: ['To', 'body', 'Action', 'time', 'MessageID'].map((id) => ({ id })),
    }),
    'references: the token by its id': () => ({
      references: [{ id: 'token' }, { id: 'body' }, { id: 'time' }],
    }),
    'references: a SignatureConfirmation of the draft of 2005 (WSS4J 1.5)': () => ({
      ...inHeader(
        `<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@<c:SignatureConfirmation xmlns:c="${DRAFT_11}-wssecurity-secext-1.1.xsd" wsu:Id="confirmed" Value="AAAA"/></wsse:Security>`,
      ),
      references: [{ id: 'body' }, { id: 'time' }, { id: 'confirmed' }],
    }),
    'references: the KeyInfo of the signature': () => ({
      signature: signatureOf().replace('<ds:KeyInfo>', '<ds:KeyInfo Id="key">'),
      references: [{ id: 'body' }, { id: 'time' }, { id: 'key' }],
    }),
    'references: the SecurityTokenReference of the signature as it is': () => ({
      keyInfo: directReference().replace('Reference>', 'Reference wsu:Id="str">'),
      references: [{ id: 'body' }, { id: 'time' }, { id: 'str' }],
    }),
    'references: a UsernameToken and a SignatureConfirmation': () => ({
      security: `<wsse:Security><wsse:UsernameToken wsu:Id="user"><wsse:Username>a</wsse:Username></wsse:UsernameToken><c:SignatureConfirmation xmlns:c="http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd" wsu:Id="confirmed"/>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>`,
      references: [{ id: 'body' }, { id: 'user' }, { id: 'confirmed' }, { id: 'time' }],
    }),
    'ids on every part of the signature': () => ({
      signature: signatureOf()
        .replace('<ds:Signature>', '<ds:Signature Id="s-1">')
        .replace('<ds:SignedInfo>', '<ds:SignedInfo Id="s-2">')
        .replace('<ds:SignatureValue>', '<ds:SignatureValue Id="s-3">')
        .replace('<ds:KeyInfo>', '<ds:KeyInfo Id="s-4">'),
    }),
    'algorithms: SHA-384 and SHA-512 as digests': () => ({
      references: [
        { id: 'body', digest: 'sha384' },
        { id: 'time', digest: 'sha512' },
      ],
    }),
    'algorithms: RSA-SHA384': () => ({ hash: 'sha384' }),
    'algorithms: RSA-SHA512': () => ({ hash: 'sha512' }),
    'algorithms: methods written as start and end tag with white space': () => ({
      edit: (text) => text.replace(/<(ds:(?:Digest|Signature)Method) ([^/]*[^>]*)\/>/g, '<$1 $2>\n</$1>'),
    }),
    // One digest that breaks would be enough: the whole message is refused (GR-39).
    'algorithms: SHA-1 is refused without an agreement': () => ({
      references: [{ id: 'body' }, { id: 'time', digest: 'sha1' }],
      refusal: 'SIGNATURE_ALGORITHM_UNSUPPORTED',
    }),
    'algorithms: RSA-PSS over SHA-256': () => pss('sha256', 32),
    'algorithms: RSA-PSS over SHA-384': () => pss('sha384', 48),
    'algorithms: RSA-PSS over SHA-512': () => pss('sha512', 64),
    // RFC 9231 §2.3.10: the salt is as long as the digest.
    'algorithms: RSA-PSS with a shorter salt is refused': () => mismatched(pss('sha256', 20)),
    'algorithms: RSA-PSS without a salt is refused': () => mismatched(pss('sha256', 0)),
    'algorithms: RSA-PSS that is none is refused': () => mismatched({ method: pss('sha256', 32).method }),
    'algorithms: RSA-PSS under the name of PKCS #1 1.5 is refused': () => mismatched({ saltLength: 32 }),
    'algorithms: RSA-PSS over another digest than it says is refused': () =>
      mismatched({ ...pss('sha512', 32), hash: 'sha256' }),
    // Broken or not, SHA-1 has no agreement that would allow it here.
    'algorithms: RSA-PSS over SHA-1 is refused': () => ({
      ...pss('sha1', 20),
      refusal: 'SIGNATURE_ALGORITHM_UNSUPPORTED',
    }),
    'algorithms: the key of somebody else is refused': () => ({
      key: createPrivateKey(
        generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
          type: 'pkcs8',
          format: 'pem',
        }),
      ),
      refusal: 'SIGNATURE_MISMATCH',
    }),
    'base64: white space of all kinds in DigestValue and SignatureValue': () => ({
      references: [
        { id: 'body', spelled: SPACED },
        { id: 'time', spelled: SPACED },
      ],
      spelledValue: SPACED,
    }),
    'base64: references to white space': () => ({
      spelledValue: (base64) => base64.replace(/.{76}/g, '$&&#13;&#10;&#x9;'),
      references: [{ id: 'body', spelled: (base64) => `&#13;${base64}&#10;` }, { id: 'time' }],
    }),
    'Timestamp: without Expires, whole seconds': () => timed(timestampOf(`${iso(0).slice(0, 19)}Z`)),
    'Timestamp: one decimal': () =>
      timed(timestampOf(`${iso(1).slice(0, 19)}.5Z`, `${iso(-60).slice(0, 19)}.25Z`)),
    'Timestamp: white space round its values': () => timed(timestampOf(`\n\t ${iso(0)} `, ` ${iso(-60)}\n`)),
    'Timestamp: 299 s old': () => timed(timestampOf(iso(299))),
    'Timestamp: 59 s ahead': () => timed(timestampOf(iso(-59), iso(-3600))),
    'Timestamp: of days': () => timed(timestampOf(iso(0), iso(-864_000))),
    'Timestamp: ids and comments inside': () =>
      timed(timestampOf(iso(0)).replace('<wsu:Created>', '<!-- now --><wsu:Created wsu:Id="created">\n')),
    'Timestamp: none': () => ({ timestamp: '' }),
    'order: Timestamp, token, Signature': () =>
      inHeader('<wsse:Security>@TIMESTAMP@@TOKEN@@SIGNATURE@</wsse:Security>'),
    'order: token, Timestamp, Signature': () =>
      inHeader('<wsse:Security>@TOKEN@@TIMESTAMP@@SIGNATURE@</wsse:Security>'),
    'order: Signature, Timestamp, token': () =>
      inHeader('<wsse:Security>@SIGNATURE@@TIMESTAMP@@TOKEN@</wsse:Security>'),
    'order: Signature, token, Timestamp': () =>
      inHeader('<wsse:Security>@SIGNATURE@@TOKEN@@TIMESTAMP@</wsse:Security>'),
    'header: mustUnderstand, actor empty': () =>
      inHeader(
        '<wsse:Security s:mustUnderstand="1" s:actor="">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
      ),
    'header: actor next, white space round it': () =>
      inHeader(
        '<wsse:Security s:actor=" http://schemas.xmlsoap.org/soap/actor/next ">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
      ),
    'header: SOAP 1.2 role ultimateReceiver, relay, mustUnderstand true': () =>
      inHeader(
        `<wsse:Security s:mustUnderstand="true" s:relay="1" s:role="${SOAP_12}/role/ultimateReceiver">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>`,
        SOAP_12,
      ),
    'header: others for other actors, before and after, with signatures of their own': () =>
      inHeader(
        '<wsse:Security>@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>',
        SOAP,
        '<wsse:Security s:actor="urn:a"><ds:X/></wsse:Security>@SECURITY@<wsse:Security s:actor="urn:b"/>',
      ),
    'header: a role that this node plays': () => ({
      ...inHeader('<wsse:Security s:actor="urn:ours">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>'),
      options: { actors: ['urn:ours'] },
    }),
    'header: elements and tokens that are not ours': () =>
      inHeader(
        `<wsse:Security><x:Note xmlns:x="urn:x">hello</x:Note>@TOKEN@<wsse:BinarySecurityToken wsu:Id="other" ValueType="urn:other">AAAA</wsse:BinarySecurityToken>@SIGNATURE@@TIMESTAMP@<wsse:UsernameToken xmlns:wsse="${WSSE}"><wsse:Username>u</wsse:Username></wsse:UsernameToken></wsse:Security>`,
      ),
  });
});

describe('unusual signatures by elliptic curves are accepted', () => {
  itAccepts(
    {
      'ECDSA P-256 with SHA-256': () => ({}),
      'ECDSA P-256 with SHA-384': () => ({ hash: 'sha384' }),
      'ECDSA P-256 with SHA-512': () => ({ hash: 'sha512' }),
      'RSA-PSS is refused where the key is one of an elliptic curve': () => ({
        method: pss('sha256', 32).method,
        refusal: 'SIGNATURE_ALGORITHM_UNSUPPORTED',
      }),
    },
    'eve',
  );
});
