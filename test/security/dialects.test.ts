import assert from 'node:assert/strict';
import { encodeBase64 } from '../../src/security/base64.ts';
import {
  answerDialect,
  DEFAULT_DIALECT,
  type SignatureDialect,
  type TokenForm,
} from '../../src/security/dialect.ts';
import {
  BASE64_BINARY,
  ENVELOPED_SIGNATURE,
  EXCLUSIVE_C14N,
  STR_TRANSFORM,
  THUMBPRINT_SHA1,
  WSSE,
  WSU,
  X509_PKI_PATH,
  X509_SKI,
  X509_V3,
} from '../../src/security/namespaces.ts';
import { VolatileReplayMemory } from '../../src/security/replay/volatile-replay-memory.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { verifyMessage } from '../../src/security/verify-message.ts';
import { nameText } from '../../src/security/x509/distinguished-name.ts';
import { subjectKeyIdentifier } from '../../src/security/x509/extensions.ts';
import { writePkiPath } from '../../src/security/x509/pki-path.ts';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { childElements } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import {
  bodyOf,
  DIRECT_REFERENCE,
  envelopeOf,
  forgeMessage,
  ORDER,
  SOAP_12,
  timestampOf,
  tokenOf,
} from './forge-message.ts';
import { accepted, refused } from './refused.ts';
import { world } from './world.ts';

const EXCLUSIVE = `<ds:Transform Algorithm="${EXCLUSIVE_C14N}"/>`;

describe('a signed message of a real peer is accepted', () => {
  it('BinarySecurityToken, Signature, Timestamp (GRIA, WSS4J)', async () => {
    const { alice } = await world();
    const message = await accepted(await forgeMessage({ credential: alice.credential }));
    assert.equal(message.body.local, 'Body');
    assert.equal(childElements(message.body)[0]?.local, 'Order');
    assert.equal(message.dialect.timestamp, 'after');
    assert.match(message.identity.subject, /CN=Alice/);
    assert.match(message.identity.issuer, /CN=Test CA/);
  });

  it('Timestamp first (gSOAP, .NET)', async () => {
    const { alice } = await world();
    const security = '<wsse:Security>@TIMESTAMP@@TOKEN@@SIGNATURE@</wsse:Security>';
    const message = await accepted(await forgeMessage({ credential: alice.credential, security }));
    assert.equal(message.dialect.timestamp, 'before');
  });

  it('token after the signature, no Timestamp (zeep)', async () => {
    const { alice } = await world();
    const security = '<wsse:Security>@SIGNATURE@@TOKEN@</wsse:Security>';
    const message = await accepted(await forgeMessage({ credential: alice.credential, security }));
    assert.equal(message.dialect.timestamp, 'absent');
    assert.equal(message.timestamp, undefined);
  });

  it('SOAP 1.2, with a role for every receiver', async () => {
    const { alice } = await world();
    const security = `<wsse:Security soap:role="${SOAP_12}/role/ultimateReceiver" soap:mustUnderstand="true">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>`;
    const envelope = envelopeOf(bodyOf(ORDER), '@SECURITY@', SOAP_12);
    const message = await accepted(await forgeMessage({ credential: alice.credential, envelope, security }));
    assert.equal(message.dialect.soapVersion, '1.2');
  });

  it('bare Id on Body (node-soap) and on Timestamp', async () => {
    const { alice } = await world();
    const envelope = envelopeOf(`<soap:Body Id="body">${ORDER}</soap:Body>`);
    const timestamp = timestampOf(Date.now()).replace('wsu:Id', 'Id');
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        envelope,
        timestamp,
        references: [{ id: 'body' }, { id: 'time' }],
      }),
    );
  });

  it('both wsu:Id and Id with one value on one element', async () => {
    const { alice } = await world();
    const envelope = envelopeOf(`<soap:Body wsu:Id="body" Id="body">${ORDER}</soap:Body>`);
    await accepted(await forgeMessage({ credential: alice.credential, envelope }));
  });

  it('base64 in lines (WSS4J)', async () => {
    const { alice } = await world();
    const inLines = (text: string) =>
      text.replace(
        /(SignatureValue>|wsu:Id="token">)([^<]+)/g,
        (_, tag, value) => `${tag}\r\n${value.match(/.{1,76}/g).join('\r\n')}\n  `,
      );
    await accepted(await forgeMessage({ credential: alice.credential, afterSigning: inLines }));
  });

  it('other prefixes, default namespaces, single quotes', async () => {
    const { alice } = await world();
    const renamed = (text: string) =>
      text
        .replaceAll('soap:', 'SOAP-ENV:')
        .replaceAll('xmlns:soap', 'xmlns:SOAP-ENV')
        .replaceAll('wsu:', 'u:')
        .replaceAll('xmlns:wsu', 'xmlns:u');
    const envelope = renamed(envelopeOf(bodyOf(ORDER)));
    const timestamp = renamed(timestampOf(Date.now()));
    const token = renamed(tokenOf(alice.credential));
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        envelope,
        timestamp,
        token,
        references: [{ id: 'body' }, { id: 'time' }],
      }),
    );
  });

  it('InclusiveNamespaces on transforms and canonicalisation (WSS4J 1.6)', async () => {
    const { alice } = await world();
    const list = (prefixes: string) =>
      `<ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="${prefixes}"/>`;
    const transforms = `<ds:Transform Algorithm="${EXCLUSIVE_C14N}">${list('wsse ds #default')}</ds:Transform>`;
    const inclusivePrefixes = ['wsse', 'ds', '#default'];
    const signedInfo = (text: string) =>
      text.replace(
        `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"/>`,
        `<ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}">${list('soap wsse')}</ds:CanonicalizationMethod>`,
      );
    const references = [{ id: 'body', transforms, inclusivePrefixes }, { id: 'time' }];
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        references,
        signedInfo,
        signedInfoPrefixes: ['soap', 'wsse'],
      }),
    );
  });

  it('an empty PrefixList', async () => {
    const { alice } = await world();
    const transforms = `<ds:Transform Algorithm="${EXCLUSIVE_C14N}"><ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList=""/></ds:Transform>`;
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        references: [{ id: 'body', transforms }, { id: 'time' }],
      }),
    );
  });

  it('exclusive C14N twice over, keeping the prefixes that both list', async () => {
    const { alice } = await world();
    const step = (prefixes: string) =>
      `<ds:Transform Algorithm="${EXCLUSIVE_C14N}"><ec:InclusiveNamespaces xmlns:ec="${EXCLUSIVE_C14N}" PrefixList="${prefixes}"/></ds:Transform>`;
    const references = [
      { id: 'body', transforms: step('wsse ds') + step('ds wsu'), inclusivePrefixes: ['ds'] },
      { id: 'time' },
    ];
    await accepted(await forgeMessage({ credential: alice.credential, references }));
  });

  it('the enveloped-signature transform before exclusive C14N (node-soap), which changes nothing here', async () => {
    const { alice } = await world();
    const transforms = `<ds:Transform Algorithm="${ENVELOPED_SIGNATURE}"/>${EXCLUSIVE}`;
    const references = [
      { id: 'body', transforms },
      { id: 'time', transforms },
    ];
    await accepted(await forgeMessage({ credential: alice.credential, references }));
  });

  it('signed header blocks, which are handed on', async () => {
    const { alice } = await world();
    const header =
      '<wsa:To xmlns:wsa="http://www.w3.org/2005/08/addressing" wsu:Id="to">urn:here</wsa:To><x:Trace xmlns:x="urn:x">unsigned</x:Trace>';
    const envelope = envelopeOf(bodyOf(ORDER), `${header}@SECURITY@`);
    const references = [{ id: 'to' }, { id: 'body' }, { id: 'time' }];
    const message = await accepted(
      await forgeMessage({ credential: alice.credential, envelope, references }),
    );
    assert.deepEqual(
      message.headers.map(({ local }) => local),
      ['To'],
    );
  });

  it('a signed token beside Body and Timestamp', async () => {
    const { alice } = await world();
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        references: [{ id: 'body' }, { id: 'token' }, { id: 'time' }],
      }),
    );
  });

  it('a Security header for another actor beside ours', async () => {
    const { alice } = await world();
    const other = '<wsse:Security soap:actor="urn:somebody"><wsse:UsernameToken/></wsse:Security>';
    await accepted(
      await forgeMessage({
        credential: alice.credential,
        envelope: envelopeOf(bodyOf(ORDER), `${other}@SECURITY@`),
      }),
    );
  });

  it('whitespace, CDATA, references and comments between elements', async () => {
    const { alice } = await world();
    const content =
      '\n  <!-- one --><o:Order xmlns:o="urn:test:order"><o:item><![CDATA[a < b & c]]></o:item><o:price>3&#13;&amp;</o:price></o:Order>\n';
    await accepted(
      await forgeMessage({ credential: alice.credential, envelope: envelopeOf(bodyOf(content)) }),
    );
  });

  it('business ids that repeat, as long as the signature does not use them', async () => {
    const { alice } = await world();
    const content = '<o:Order xmlns:o="urn:o"><o:a ID="1"/><o:b ID="1"/><o:c id="1"/></o:Order>';
    await accepted(
      await forgeMessage({ credential: alice.credential, envelope: envelopeOf(bodyOf(content)) }),
    );
  });

  it('ECDSA P-256', async () => {
    const { eve } = await world();
    const message = await accepted(await forgeMessage({ credential: eve.credential }));
    assert.equal(message.dialect.signature, 'ecdsa-sha256');
  });

  for (const signature of ['rsa-sha384', 'rsa-sha512'] as const) {
    it(signature, async () => {
      const { alice } = await world();
      const digest = signature === 'rsa-sha384' ? 'sha384' : 'sha512';
      const references = [
        { id: 'body', digest },
        { id: 'time', digest },
      ] as const;
      const message = await accepted(
        await forgeMessage({ credential: alice.credential, signature, references }),
      );
      assert.equal(message.dialect.signature, signature);
      assert.equal(message.dialect.digest, digest);
    });
  }

  it('RSA-SHA1 of a partner with a legacy agreement, and of nobody else', async () => {
    const { alice, trust } = await world();
    const references = [
      { id: 'body', digest: 'sha1' },
      { id: 'time', digest: 'sha1' },
    ] as const;
    const text = await forgeMessage({ credential: alice.credential, signature: 'rsa-sha1', references });
    await refused(text, 'SIGNATURE_ALGORITHM_UNSUPPORTED');
    const legacy = (name: string) =>
      trust({ strength: ({ subject }) => ({ sha1: subject.includes(name), rsaBits: 2048 }) });
    await refused(text, 'SIGNATURE_ALGORITHM_UNSUPPORTED', { trust: legacy('CN=Bob') });
    const message = await accepted(text, { trust: legacy('CN=Alice') });
    assert.equal(message.dialect.signature, 'rsa-sha1');
  });
});

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

describe('an attachment covered by the signature (SwA profile)', () => {
  const transforms =
    '<ds:Transform Algorithm="http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1#Attachment-Content-Signature-Transform"/>';
  const octets = Uint8Array.of(1, 2, 3);
  const references = [{ id: 'body' }, { id: 'picture', uri: 'cid:picture@here', transforms, octets }];

  it('is verified where it came with the message, and named in the result', async () => {
    const { alice } = await world();
    const text = await forgeMessage({ credential: alice.credential, timestamp: '', references });
    const message = await accepted(text, { attachments: new Map([['picture@here', { content: [octets] }]]) });
    assert.deepEqual([...message.attachments], ['picture@here']);
    await refused(text, 'SIGNATURE_REFERENCE_INVALID');
    await refused(text, 'DIGEST_MISMATCH', {
      attachments: new Map([['picture@here', { content: [Uint8Array.of(1, 2, 4)] }]]),
    });
  });

  it('is not looked at before the signature value holds: a stranger would choose the work', async () => {
    const { alice, bob } = await world();
    const untouchable = {
      *[Symbol.iterator](): Generator<Uint8Array> {
        yield assert.fail('asked for');
      },
    };
    const text = await forgeMessage({
      credential: bob.credential,
      token: tokenOf(alice.credential),
      timestamp: '',
      references,
    });
    await refused(text, 'SIGNATURE_MISMATCH', {
      attachments: new Map([['picture@here', { content: untouchable }]]),
    });
  });

  it('does not mix with transforms of elements', async () => {
    const { alice } = await world();
    for (const mixed of [
      { id: 'body', transforms },
      { id: 'x', uri: 'cid:x', transforms: EXCLUSIVE, octets },
    ]) {
      await refused(
        await forgeMessage({ credential: alice.credential, timestamp: '', references: [mixed] }),
        'SIGNATURE_MALFORMED',
      );
    }
  });
});

describe('a message of ours comes back as it was meant', () => {
  const dialects: Partial<SignatureDialect>[] = [
    {},
    { soapVersion: '1.2' },
    { timestamp: 'before' },
    { timestamp: 'absent' },
    { signature: 'rsa-sha512', digest: 'sha512' },
    { signature: 'rsa-pss-sha256' },
    { signature: 'rsa-pss-sha512', digest: 'sha512' },
    ...(['path', 'issuer-serial', 'key-identifier', 'thumbprint'] as TokenForm[]).map((token) => ({ token })),
  ];
  for (const part of dialects) {
    it(JSON.stringify(part), async () => {
      const { alice, trust } = await world();
      const dialect = { ...DEFAULT_DIALECT, ...part };
      const text = await signEnvelope({ body: ORDER }, alice.credential, { dialect });
      const message = await accepted(text, { trust: trust({ listed: [alice.credential.chain[0]] }) });
      assert.deepEqual(message.dialect, dialect);
      assert.equal(canonicalise(message.body).includes('one picture'), true);
    });
  }

  it('as a path, typed on the reference too, as WSS4J wants it', async () => {
    const { alice } = await world();
    const dialect = { ...DEFAULT_DIALECT, token: 'path' } as const;
    const text = await signEnvelope({ body: ORDER }, alice.credential, { dialect });
    assert.match(text, /<wsse:SecurityTokenReference [^>]*wsse11:TokenType="[^"]*#X509PKIPathv1">/);
  });

  it('with signed header blocks and mustUnderstand', async () => {
    const { alice } = await world();
    const xml = `<a:To xmlns:a="urn:a" xmlns:wsu="${WSU}" wsu:Id="to-1">x</a:To>`;
    const text = await signEnvelope(
      { headers: [{ xml, signedAs: 'to-1' }, { xml: '<b:B xmlns:b="urn:b"></b:B>' }], body: ORDER },
      alice.credential,
      { mustUnderstand: true },
    );
    assert.match(text, /<wsse:Security [^>]*soapenv:mustUnderstand="1"/);
    assert.deepEqual(
      (await accepted(text)).headers.map(({ local }) => local),
      ['To'],
    );
  });

  for (const timestamp of ['after', 'absent'] as const) {
    it(`the same content twice is no replay of itself: Timestamp ${timestamp}`, async () => {
      const { alice } = await world();
      const dialect = { ...DEFAULT_DIALECT, timestamp };
      const replay = new VolatileReplayMemory();
      const lasting = {};
      for (const _ of [1, 2, 3]) {
        const text = await signEnvelope({ body: ORDER, lasting }, alice.credential, { dialect });
        await accepted(text, { replay });
      }
    });
  }

  it('as a fault', async () => {
    const { eve } = await world();
    const body =
      '<soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>no</faultstring></soapenv:Fault>';
    const dialect = answerDialect(DEFAULT_DIALECT, 'ec');
    const message = await accepted(await signEnvelope({ body }, eve.credential, { dialect }));
    assert.equal(childElements(message.body)[0]?.local, 'Fault');
  });

  it('in the parts order of GRIA: token, Signature, Timestamp; Timestamp first when asked', async () => {
    const { alice } = await world();
    const order = (text: string) =>
      text
        .match(/<(?:wsse:BinarySecurityToken|ds:Signature|wsu:Timestamp) /g)
        ?.map((tag) => tag.slice(1, -1));
    assert.deepEqual(order(await signEnvelope({ body: ORDER }, alice.credential)), [
      'wsse:BinarySecurityToken',
      'ds:Signature',
      'wsu:Timestamp',
    ]);
    const dialect = { ...DEFAULT_DIALECT, timestamp: 'before' } as const;
    assert.deepEqual(order(await signEnvelope({ body: ORDER }, alice.credential, { dialect })), [
      'wsu:Timestamp',
      'wsse:BinarySecurityToken',
      'ds:Signature',
    ]);
  });

  it('an answer mirrors the request, with what our key can do', () => {
    const request: SignatureDialect = {
      ...DEFAULT_DIALECT,
      token: 'thumbprint',
      signature: 'ecdsa-sha256',
      timestamp: 'before',
    };
    assert.deepEqual(answerDialect(request, 'rsa'), {
      ...request,
      token: 'certificate',
      signature: 'rsa-sha256',
    });
    assert.deepEqual(answerDialect({ ...request, token: 'path', signature: 'rsa-sha1' }, 'rsa'), {
      ...request,
      token: 'path',
      signature: 'rsa-sha1',
    });
    assert.equal(answerDialect(request, 'ec').signature, 'ecdsa-sha256');
    const pss = { ...request, signature: 'rsa-pss-sha384' } as const;
    assert.equal(answerDialect(pss, 'rsa').signature, 'rsa-pss-sha384');
    assert.equal(answerDialect(pss, 'ec').signature, 'ecdsa-sha256');
  });
});

describe('a message without a signature for this node is unsigned', () => {
  for (const [title, header] of [
    ['no Security header', ''],
    [
      'a Security header without a signature (node-soap)',
      `<wsse:Security>${timestampOf(Date.now())}</wsse:Security>`,
    ],
    [
      'a signature for another actor',
      '<wsse:Security soap:actor="urn:other"><ds:Signature/></wsse:Security>',
    ],
    ['a signature outside a Security header', '<ds:Signature/>'],
    ['a Security header of another namespace', '<x:Security xmlns:x="urn:x"><ds:Signature/></x:Security>'],
  ] as const) {
    it(title, async () => {
      const { trust } = await world();
      const message = await verifyMessage(parseXml(envelopeOf(bodyOf(ORDER), header)), { trust: trust() });
      assert.equal(message.kind, 'unsigned');
      assert.equal(message.body.local, 'Body');
    });
  }

  it('no Header at all', async () => {
    const { trust } = await world();
    const text = `<e:Envelope xmlns:e="${SOAP_12}"><e:Body/></e:Envelope>`;
    const message = await verifyMessage(parseXml(text), { trust: trust() });
    assert.deepEqual([message.kind, message.kind === 'unsigned' && message.soapVersion], ['unsigned', '1.2']);
  });

  it('an actor that this node plays makes the header ours', async () => {
    const { alice } = await world();
    const security = '<wsse:Security soap:actor="urn:gateway">@TOKEN@@SIGNATURE@@TIMESTAMP@</wsse:Security>';
    await accepted(await forgeMessage({ credential: alice.credential, security }), {
      actors: ['urn:gateway'],
    });
  });
});
