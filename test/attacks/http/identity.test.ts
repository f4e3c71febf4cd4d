import assert from 'node:assert/strict';
import { postTo, type RawAnswer, raw } from '../../soap/server/running.ts';
import {
  ACCOUNTS,
  type AttackedServer,
  envelopeOf,
  faultCodeOf,
  LIST_ACCOUNTS,
  LIST_SERVICES,
  REGISTRY,
  signedEnvelopeOf,
  startAttackedServer,
} from './attacked-server.ts';

describe('pretending to be somebody', () => {
  let server: AttackedServer;
  before(async () => {
    server = await startAttackedServer();
  });
  after(() => server.close());

  const send = (path: string, body: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    raw(path === REGISTRY ? server.brokerPort : server.providerPort, postTo(path, body, headers));

  it('the same signed message over two connections at once: exactly one is accepted', async () => {
    for (let round = 0; round < 20; round += 1) {
      const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
      const answers = await Promise.all([1, 2, 3, 4].map(() => send(ACCOUNTS, message)));
      const codes = answers.map(({ status, body }) => (status === 200 ? 'accepted' : faultCodeOf(body)));
      assert.deepEqual(codes.sort(), [
        'MESSAGE_REPLAYED',
        'MESSAGE_REPLAYED',
        'MESSAGE_REPLAYED',
        'accepted',
      ]);
    }
  });

  it('a captured message that opens an account opens one, however often it is sent', async () => {
    const open =
      '<a:OpenAccount xmlns:a="urn:plegma:account:1"><a:title>Captured</a:title><a:contact>c</a:contact></a:OpenAccount>';
    const message = await signedEnvelopeOf(open, server.credential);
    await Promise.all(Array.from({ length: 10 }, () => send(ACCOUNTS, message)));
    const { accounts } = await server.provider.accounts.ListAccounts({});
    assert.equal(accounts.filter(({ title }) => title === 'Captured').length, 1);
  });

  it('a captured message at another service is no request of it', async () => {
    const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
    const answer = await send('/services/DataService', message);
    assert.equal(faultCodeOf(answer.body), 'OPERATION_UNKNOWN');
  });

  it('nobody at all, at an operation that has to be signed', async () => {
    const answer = await send(ACCOUNTS, envelopeOf(LIST_ACCOUNTS));
    assert.equal(answer.status, 500);
    assert.equal(faultCodeOf(answer.body), 'SIGNATURE_MISSING');
  });

  it('somebody whose signature was taken out', async () => {
    const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
    const without = [
      message.replace(/<wsse:Security.*<\/wsse:Security>/, ''),
      message.replace(/<ds:Signature .*<\/ds:Signature>/, ''),
    ];
    for (const stripped of without) {
      assert.notEqual(stripped, message);
      assert.equal(faultCodeOf((await send(ACCOUNTS, stripped)).body), 'SIGNATURE_MISSING');
    }
  });

  it('somebody whose signature is for another actor', async () => {
    const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
    const elsewhere = message.replace('<wsse:Security ', '<wsse:Security soapenv:actor="urn:other" ');
    assert.equal(faultCodeOf((await send(ACCOUNTS, elsewhere)).body), 'SIGNATURE_MISSING');
  });

  for (const action of ['"urn:plegma:registry:1/ListServices"', '"urn:plegma:account:1/GetAccount"', '""']) {
    it(`SOAPAction ${action} with the Body of another operation: the Body decides`, async () => {
      const unsigned = await send(ACCOUNTS, envelopeOf(LIST_ACCOUNTS), { SOAPAction: action });
      assert.equal(faultCodeOf(unsigned.body), 'SIGNATURE_MISSING');
      const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
      const signed = await send(ACCOUNTS, message, { SOAPAction: action });
      assert.match(signed.body, /ListAccountsResponse/);
    });
  }

  it('an open operation before one that has to be signed, in one Body: nothing is done', async () => {
    const register =
      '<r:RegisterService xmlns:r="urn:plegma:registry:1"><r:name>Evil</r:name></r:RegisterService>';
    const answer = await send(REGISTRY, envelopeOf(register + LIST_SERVICES));
    assert.equal(faultCodeOf(answer.body), 'SIGNATURE_MISSING');
    const other = await send(REGISTRY, envelopeOf(LIST_SERVICES + register));
    assert.equal(faultCodeOf(other.body), 'SCHEMA_ELEMENT_UNEXPECTED');
    assert.ok(!other.body.includes('Evil'));
  });

  it('two orders in one signed Body, or an order and words beside it: neither is carried out', async () => {
    const open = (title: string) =>
      `<a:OpenAccount xmlns:a="urn:plegma:account:1"><a:title>${title}</a:title><a:contact>x</a:contact></a:OpenAccount>`;
    for (const [beside, code] of [
      [open('second'), 'SCHEMA_ELEMENT_UNEXPECTED'],
      ['twice', 'SCHEMA_TEXT_UNEXPECTED'],
      // No white space of XML.
      ['\u00a0\ufeff', 'SCHEMA_TEXT_UNEXPECTED'],
    ]) {
      const message = await signedEnvelopeOf(open('first of two') + beside, server.credential);
      assert.equal(faultCodeOf((await send(ACCOUNTS, message)).body), code);
    }
    const { accounts } = await server.provider.accounts.ListAccounts({});
    assert.ok(accounts.every(({ title }) => title !== 'first of two'));
  });

  it('an answer sent back as a request', async () => {
    const message = await signedEnvelopeOf(LIST_ACCOUNTS, server.credential);
    const answer = await send(ACCOUNTS, message);
    assert.match(answer.body, /ListAccountsResponse/);
    assert.equal(faultCodeOf((await send(ACCOUNTS, answer.body)).body), 'OPERATION_UNKNOWN');
  });
});
