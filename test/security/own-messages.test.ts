import assert from 'node:assert/strict';
import {
  answerDialect,
  DEFAULT_DIALECT,
  type SignatureDialect,
  type TokenForm,
} from '../../src/security/dialect.ts';
import { WSU } from '../../src/security/namespaces.ts';
import { VolatileReplayMemory } from '../../src/security/replay/volatile-replay-memory.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { childElements } from '../../src/xml/navigate.ts';
import { ORDER } from './forge-message.ts';
import { accepted } from './refused.ts';
import { world } from './world.ts';

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
