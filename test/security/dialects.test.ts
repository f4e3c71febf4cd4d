import assert from 'node:assert/strict';
import { ENVELOPED_SIGNATURE, EXCLUSIVE_C14N } from '../../src/security/namespaces.ts';
import { verifyMessage } from '../../src/security/verify-message.ts';
import { childElements } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { bodyOf, envelopeOf, forgeMessage, ORDER, SOAP_12, timestampOf, tokenOf } from './forge-message.ts';
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
