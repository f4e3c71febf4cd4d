import { DS, EXCLUSIVE_C14N, STR_TRANSFORM } from '../../src/security/namespaces.ts';
import { bodyOf, envelopeOf, forgeMessage, type MessagePlan, ORDER } from '../security/forge-message.ts';
import { accepted, refused } from '../security/refused.ts';
import { world } from '../security/world.ts';
import { changed, refusedPlan, signedWith } from './changed-messages.ts';

const transformed = (transforms: string): Partial<MessagePlan> => ({
  references: [{ id: 'body', transforms }, { id: 'time' }],
});
const transform = (algorithm: string, content = '') =>
  `<ds:Transform Algorithm="${algorithm}">${content}</ds:Transform>`;
const EXCLUSIVE = transform(EXCLUSIVE_C14N);

describe('SignedInfo', () => {
  const malformed: [title: string, plan: Partial<MessagePlan>][] = [
    ['two of them', changed('</ds:SignedInfo>', '</ds:SignedInfo><ds:SignedInfo/>')],
    ['a second one before it', changed('<ds:SignedInfo>', '<ds:SignedInfo/><ds:SignedInfo>')],
    ['none', changed(/<ds:SignedInfo>.*<\/ds:SignedInfo>/s, '')],
    ['one wrapped', changed(/(<ds:SignedInfo>.*<\/ds:SignedInfo>)/s, '<ds:Object>$1</ds:Object>')],
    [
      'two signature values',
      changed('<ds:KeyInfo>', '<ds:SignatureValue>AAAA</ds:SignatureValue><ds:KeyInfo>'),
    ],
    ['no signature value', changed(/<ds:SignatureValue>.*<\/ds:SignatureValue>/s, '')],
    ['an empty signature value', changed(/<ds:SignatureValue>[^<]*/, '<ds:SignatureValue>')],
    ['two KeyInfo', changed('</ds:KeyInfo>', '</ds:KeyInfo><ds:KeyInfo/>')],
    ['no KeyInfo', changed(/<ds:KeyInfo>.*<\/ds:KeyInfo>/s, '')],
    ['text between its parts', changed('<ds:SignatureValue>', 'x<ds:SignatureValue>')],
    ['KeyInfo first', changed(/(<ds:SignedInfo>.*)(<ds:KeyInfo>.*<\/ds:KeyInfo>)/s, '$2$1')],
    ['no references', { references: [] }],
    [
      'more references than anybody needs',
      { references: Array.from({ length: 33 }, () => ({ id: 'body' })) },
    ],
    [
      'two canonicalisation methods',
      signedWith(
        '<ds:SignatureMethod',
        `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/><ds:SignatureMethod`,
      ),
    ],
    [
      'two signature methods',
      signedWith('<ds:Reference', '<ds:SignatureMethod Algorithm="x"/><ds:Reference'),
    ],
    ['a reference that is none', signedWith('</ds:SignedInfo>', '<ds:Object/></ds:SignedInfo>')],
    [
      'HMACOutputLength',
      signedWith(
        /(SignatureMethod Algorithm="[^"]*")\/>/,
        '$1><ds:HMACOutputLength>0</ds:HMACOutputLength></ds:SignatureMethod>',
      ),
    ],
    ['text inside it', signedWith('<ds:SignatureMethod', 'x<ds:SignatureMethod')],
    ['a reference without transforms', signedWith(/<ds:Transforms>.*?<\/ds:Transforms>/, '')],
    [
      'a reference with empty transforms',
      signedWith(/<ds:Transforms>.*?<\/ds:Transforms>/, '<ds:Transforms/>'),
    ],
    [
      'a reference with two digest values',
      signedWith('</ds:Reference>', '<ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>'),
    ],
    ['a digest of another length', signedWith(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>AAAA')],
    ['an empty digest', signedWith(/<ds:DigestValue>[^<]*/, '<ds:DigestValue>')],
    [
      'a digest method with parameters',
      signedWith(/(DigestMethod Algorithm="[^"]*")\/>/, '$1><x/></ds:DigestMethod>'),
    ],
    ['a Manifest', { references: [{ id: 'body', attributes: ` Type="${DS}Manifest"` }] }],
    ['an Object', { references: [{ id: 'body', attributes: ` Type="${DS}Object"` }] }],
  ];
  for (const [title, plan] of malformed)
    it(`with ${title} is refused`, () => refusedPlan(plan, 'SIGNATURE_MALFORMED'));

  it('may have whitespace between its parts and ids on them', async () => {
    const { alice } = await world();
    const signedInfo = (text: string) =>
      text
        .replace(/></g, '>\n  <')
        .replace('<ds:SignedInfo>', '<ds:SignedInfo Id="info">')
        .replace('<ds:Reference ', '<ds:Reference Id="r1" ');
    await accepted(await forgeMessage({ credential: alice.credential, signedInfo }));
  });
});

describe('algorithms', () => {
  const methods: [title: string, uri: string][] = [
    ['HMAC-SHA1 keyed with the public key', `${DS}hmac-sha1`],
    ['HMAC-SHA256', 'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256'],
    ['RSA-MD5', 'http://www.w3.org/2001/04/xmldsig-more#rsa-md5'],
    ['DSA', `${DS}dsa-sha1`],
    ['RSA-PSS with parameters of its own', 'http://www.w3.org/2007/05/xmldsig-more#rsa-pss'],
    ['RSA-SHA1 without an agreement', `${DS}rsa-sha1`],
    ['none', ''],
    ['a URI with space round it', ' http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'],
    ['ECDSA with an RSA key', 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256'],
  ];
  for (const [title, uri] of methods) {
    it(`${title} is refused as signature method`, () =>
      refusedPlan(
        signedWith(/(<ds:SignatureMethod Algorithm=")[^"]*/, `$1${uri}`),
        'SIGNATURE_ALGORITHM_UNSUPPORTED',
      ));
  }

  it('a signature method that is not named is refused', () =>
    refusedPlan(
      signedWith(/<ds:SignatureMethod [^>]*>/, '<ds:SignatureMethod/>'),
      'SIGNATURE_ALGORITHM_UNSUPPORTED',
    ));

  it('RSA with an EC key is refused', async () => {
    const { eve } = await world();
    const plan = signedWith('ecdsa-sha256', 'rsa-sha256');
    await refused(
      await forgeMessage({ credential: eve.credential, ...plan }),
      'SIGNATURE_ALGORITHM_UNSUPPORTED',
    );
  });

  it('another digest in the signature than the method says is a mismatch', () =>
    refusedPlan(changed('rsa-sha256', 'rsa-sha512'), 'SIGNATURE_MISMATCH'));

  for (const uri of [
    'http://www.w3.org/2001/04/xmldsig-more#md5',
    `${DS}sha1`,
    'http://www.w3.org/2001/04/xmlenc#ripemd160',
    '',
  ]) {
    it(`digest ${uri || 'without name'} is refused`, () => {
      const digest = uri.endsWith('sha1')
        ? ({ references: [{ id: 'body', digest: 'sha1' }, { id: 'time' }] } as const)
        : signedWith(/(<ds:DigestMethod Algorithm=")[^"]*/, `$1${uri}`);
      return refusedPlan(digest, 'SIGNATURE_ALGORITHM_UNSUPPORTED');
    });
  }

  for (const uri of [
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
    'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
    'http://www.w3.org/2006/12/xml-c14n11',
    'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
    'http://www.w3.org/2010/xml-c14n2',
  ]) {
    it(`${uri} is refused as canonicalisation and as transform`, async () => {
      await refusedPlan(
        signedWith(/(<ds:CanonicalizationMethod Algorithm=")[^"]*/, `$1${uri}`),
        'SIGNATURE_ALGORITHM_UNSUPPORTED',
      );
      await refusedPlan(transformed(transform(uri)), 'SIGNATURE_ALGORITHM_UNSUPPORTED');
    });
  }
});

describe('transforms that drop content', () => {
  const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
  const refusedTransforms: [title: string, transforms: string][] = [
    ['XPath', transform(XPATH, '<ds:XPath>not(ancestor-or-self::o:price)</ds:XPath>')],
    ['XPath filter 2', transform('http://www.w3.org/2002/06/xmldsig-filter2')],
    [
      'XSLT',
      transform(
        'http://www.w3.org/TR/1999/REC-xslt-19991116',
        '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
      ),
    ],
    ['enveloped signature alone', transform(`${DS}enveloped-signature`)],
    ['enveloped signature behind exclusive C14N', EXCLUSIVE + transform(`${DS}enveloped-signature`)],
    ['enveloped signature twice', transform(`${DS}enveloped-signature`).repeat(2) + EXCLUSIVE],
    ['enveloped signature with content', transform(`${DS}enveloped-signature`, '<ds:XPath/>') + EXCLUSIVE],
    [
      'enveloped signature before STR-Transform',
      transform(`${DS}enveloped-signature`) + transform(STR_TRANSFORM),
    ],
    ['base64', transform(`${DS}base64`)],
    ['decryption', transform('http://www.w3.org/2002/07/decrypt#XML')],
    ['none by name', '<ds:Transform/>'],
    ['one behind exclusive C14N', EXCLUSIVE + transform(XPATH)],
    ['one before exclusive C14N', transform(XPATH) + EXCLUSIVE],
    ['STR-Transform among others', EXCLUSIVE + transform(STR_TRANSFORM)],
  ];
  for (const [title, transforms] of refusedTransforms) {
    it(`${title} is refused`, () => refusedPlan(transformed(transforms), 'SIGNATURE_ALGORITHM_UNSUPPORTED'));
  }

  const list = (prefixes: string) =>
    `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="${prefixes}"/>`;
  const malformedTransforms: [title: string, transforms: string][] = [
    ['six of them', EXCLUSIVE.repeat(6)],
    ['something else between them', `${EXCLUSIVE}<ds:Object/>`],
    ['text', `x${EXCLUSIVE}`],
    ['XPath inside exclusive C14N', transform(EXCLUSIVE_C14N, '<ds:XPath>1</ds:XPath>')],
    ['two lists', transform(EXCLUSIVE_C14N, list('a') + list('b'))],
    [
      'a list of another namespace',
      transform(EXCLUSIVE_C14N, '<InclusiveNamespaces xmlns="urn:x" PrefixList="a"/>'),
    ],
    [
      'a list without prefixes',
      transform(EXCLUSIVE_C14N, `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}"/>`),
    ],
    [
      'an endless list',
      transform(EXCLUSIVE_C14N, list(Array.from({ length: 300 }, (_, at) => `p${at}`).join(' '))),
    ],
    ['STR-Transform without parameters', transform(STR_TRANSFORM)],
    [
      'STR-Transform with two methods',
      transform(
        STR_TRANSFORM,
        `<wsse:TransformationParameters>${`<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/>`.repeat(2)}</wsse:TransformationParameters>`,
      ),
    ],
  ];
  for (const [title, transforms] of malformedTransforms) {
    it(`${title} is refused`, () => refusedPlan(transformed(transforms), 'SIGNATURE_MALFORMED'));
  }

  it('the STR-Transform over Body is refused', () => {
    const parameters = `<wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/></wsse:TransformationParameters>`;
    return refusedPlan(transformed(transform(STR_TRANSFORM, parameters)), 'SIGNATURE_REFERENCE_INVALID');
  });

  it('the STR-Transform with inclusive canonicalisation is refused', () => {
    const parameters =
      '<wsse:TransformationParameters><ds:CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/></wsse:TransformationParameters>';
    return refusedPlan(transformed(transform(STR_TRANSFORM, parameters)), 'SIGNATURE_ALGORITHM_UNSUPPORTED');
  });
});

describe('references to elsewhere', () => {
  for (const uri of [
    '',
    'http://attacker.example/body.xml',
    'file:///etc/passwd',
    'body',
    '#',
    '#xpointer(/)',
    "#xpointer(id('body'))",
    '#element(/1/2)',
    '#bo%2',
    '#%C3',
    '#body%20',
    '#body%00',
    '%23body',
    '#xpointer%28id%28%27body%27%29%29',
    'cid:body',
    'cid:',
    'http://here#body',
    '?x#body',
  ]) {
    it(`"${uri}" is refused`, () =>
      refusedPlan({ references: [{ id: 'body', uri }] }, 'SIGNATURE_MALFORMED'));
  }

  it('no URI at all is refused', () => refusedPlan(signedWith(/ URI="#body"/, ''), 'SIGNATURE_MALFORMED'));

  it('an id that no element has is refused', () =>
    refusedPlan({ references: [{ id: 'body', uri: '#nobody' }] }, 'SIGNATURE_REFERENCE_INVALID'));

  it('an id in lower case only is refused', () => {
    const envelope = envelopeOf(`<soap:Body id="body">${ORDER}</soap:Body>`);
    return refusedPlan({ envelope }, 'SIGNATURE_REFERENCE_INVALID');
  });
});

describe('values', () => {
  for (const [title, junk] of [
    ['a character outside the alphabet', (value: string) => `${value.slice(0, 8)}*${value.slice(9)}`],
    ['padding inside', (value: string) => `${value.slice(0, 8)}=${value.slice(9)}`],
    ['missing padding', (value: string) => value.replace(/=+$/, '')],
    ['too much padding', (value: string) => `${value}====`],
    ['the alphabet of URLs', (value: string) => value.replace(/[+/]|[A-Z]/, '_')],
    ['pad bits that are not zero', (value: string) => value.replace(/.==$/, 'B==').replace(/([^=])=$/, '9=')],
    ['a character reference to a space that is none of XML', (value: string) => `${value}&#xA0;`],
  ] as const) {
    it(`${title} in SignatureValue and DigestValue is refused`, async () => {
      const change = (name: string) => ({
        afterSigning: (text: string) =>
          text.replace(new RegExp(`(<ds:${name}>)([^<]*)`), (_, tag, value) => tag + junk(value)),
      });
      await refusedPlan(change('SignatureValue'), 'SIGNATURE_MALFORMED');
      await refusedPlan(change('DigestValue'), ['SIGNATURE_MALFORMED', 'SIGNATURE_MISMATCH']);
    });
  }

  it('a digest with the right prefix and something behind it is refused', () =>
    refusedPlan(signedWith(/(<ds:DigestValue>[^<]*)/, '$1AAAA'), 'SIGNATURE_MALFORMED'));

  it('an element inside a value is refused', async () => {
    await refusedPlan(signedWith('</ds:DigestValue>', '<x/></ds:DigestValue>'), 'SIGNATURE_MALFORMED');
    await refusedPlan(changed('</ds:SignatureValue>', '<x/></ds:SignatureValue>'), 'SIGNATURE_MALFORMED');
  });

  for (const [name, slot] of [
    ['DigestValue', /(<ds:DigestValue>.{8})/],
    ['SignatureValue', /(<ds:SignatureValue>.{8})/],
    ['BinarySecurityToken', /(<wsse:BinarySecurityToken[^>]*>.{8})/],
    ['Created', /(<wsu:Created>.{4})/],
    ['SignatureValue, at its end', /(<ds:SignatureValue>[^<]*)/],
  ] as const) {
    it(`a comment or processing instruction inside ${name} is refused`, async () => {
      const { alice } = await world();
      const text = await forgeMessage({ credential: alice.credential });
      await refused(text.replace(slot, '$1<!-- x -->'), ['XML_COMMENT_IN_VALUE', 'SIGNATURE_MALFORMED']);
      await refused(text.replace(slot, '$1<?x y?>'), 'XML_INSTRUCTION_REFUSED');
    });
  }

  it('entities and document types never get here', async () => {
    const { alice } = await world();
    const text = await forgeMessage({ credential: alice.credential, envelope: envelopeOf(bodyOf(ORDER)) });
    await refused(`<!DOCTYPE x [<!ENTITY e "y">]>${text}`, 'XML_DTD_REFUSED');
    await refused(text.replace('one picture', '&e;'), 'XML_NOT_WELL_FORMED');
  });
});
