import assert from 'node:assert/strict';
import type { Outcome } from './exchange.ts';
import type { FuzzCase } from './fuzz-case.ts';
import { judge } from './judge.ts';
import { minimise } from './minimise.ts';

const envelope = (body: string, header = '') =>
  `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Header>${header}</soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
const request = { requestLine: 'POST / HTTP/1.1', headers: ['A: b'], body: Buffer.from('') };
const signed: FuzzCase = {
  seed: 1,
  index: 1,
  entry: { name: 'Test', port: 0, isSigned: true, make: async () => request },
  changes: ['envelope'],
  bytes: Buffer.alloc(0),
  request,
  signedEnvelope: envelope('<a/>'),
  sentEnvelope: envelope('<a></a>', '<changed/>'),
  isFramed: true,
};
const answer = (status: number, body: string, type = 'text/xml; charset=utf-8'): Outcome => ({
  kind: 'answer',
  status,
  headers: new Map([['content-type', type]]),
  body,
});
const fault = envelope('<soapenv:Fault><faultcode>soapenv:Server</faultcode></soapenv:Fault>');

describe('the judge of the fuzzer', () => {
  const fine: readonly [name: string, sent: FuzzCase, outcome: Outcome][] = [
    ['a fault', signed, answer(500, fault)],
    ['a refusal in plain words', signed, answer(415, 'No.', 'text/plain')],
    ['what was signed, spelled otherwise', signed, answer(200, envelope('<b/>'))],
    ['a connection closed on broken HTTP', { ...signed, isFramed: false }, { kind: 'closed' }],
  ];
  for (const [name, sent, outcome] of fine) {
    it(`finds nothing in ${name}`, async () => assert.equal(await judge(sent, outcome), undefined));
  }

  const bad: readonly [problem: RegExp, sent: FuzzCase, outcome: Outcome][] = [
    [/changed Body/, { ...signed, sentEnvelope: envelope('<a>1</a>') }, answer(200, envelope('<b/>'))],
    [/libxml2 cannot read/, { ...signed, sentEnvelope: envelope('<a>') }, answer(200, envelope('<b/>'))],
    [/500 that is no SOAP fault/, signed, answer(500, 'oops', 'text/html')],
    [/500 that is no SOAP fault/, signed, answer(500, envelope('<b/>'))],
    [/InternalError/, signed, answer(500, fault.replace('soapenv:Server', 'InternalError'))],
    [/stack/, signed, answer(400, 'Error\n    at Object.run (file.js:1:1)', 'text/plain')],
    [/not well-formed/, signed, answer(200, '<a>')],
    [/without an answer/, signed, { kind: 'closed' }],
    [/neither answer nor end/, signed, { kind: 'hang' }],
  ];
  for (const [problem, sent, outcome] of bad) {
    it(`finds: ${problem.source}`, async () => assert.match((await judge(sent, outcome)) ?? '', problem));
  }
});

describe('making a failing request smaller', () => {
  it('leaves what the problem needs', async () => {
    const failing = {
      requestLine: 'POST / HTTP/1.1',
      headers: ['A: b', 'Bad: yes', 'Content-Length: 40'],
      body: Buffer.from(`${'a'.repeat(20)}<!>${'b'.repeat(17)}`),
    };
    const smallest = await minimise(
      failing,
      async ({ headers, body }) => headers.includes('Bad: yes') && body.includes('<!>'),
    );
    assert.equal(smallest.body.toString(), '<!>');
    assert.deepEqual(smallest.headers, ['Bad: yes', 'Content-Length: 3']);
  });

  it('leaves a request as it is that fails only once', async () => {
    let times = 0;
    const failing = { requestLine: '', headers: ['A: b'], body: Buffer.from('a') };
    assert.equal(await minimise(failing, async () => times++ < 0), failing);
  });
});
