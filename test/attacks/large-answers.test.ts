import assert from 'node:assert/strict';
import { addressingDialects } from '../../src/soap/addressing/versions.ts';
import type { CallReport } from '../../src/soap/server/call-report.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import { type SoapVersion, soapDialects } from '../../src/soap/soap-version.ts';
import { echoService, NS } from '../soap/server/echo-service.ts';
import { post, type Running, raw, running } from '../soap/server/running.ts';

/** Nothing that a stranger writes into names and headers is worth more to them than this: characters. */
const MOST_SAID = 128 * 1024;

/** Declared once on the Envelope, and compressed it is next to nothing. */
const LONG_NAMESPACE = `urn:${'n'.repeat(60_000)}`;
const LONG = 'x'.repeat(1_000_000);
const ECHO = '<e:Echo><e:text>x</e:text></e:Echo>';
const { namespace: ADDRESSING, anonymous } = addressingDialects['2005/08'];

function message(header: string, version: SoapVersion = '1.1', body = ECHO): (string | Uint8Array)[] {
  const { namespace, contentType } = soapDialects[version];
  const declared = `xmlns:s="${namespace}" xmlns:e="${NS}" xmlns:a="${ADDRESSING}" xmlns:n="${LONG_NAMESPACE}"`;
  const text = `<s:Envelope ${declared}><s:Header>${header}</s:Header><s:Body>${body}</s:Body></s:Envelope>`;
  return post(text, { 'Content-Type': contentType });
}

const unknown = (count: number) => '<n:h s:mustUnderstand="1"/>'.repeat(count);
const replyTo = (parameters: string) =>
  `<a:ReplyTo><a:Address>${anonymous}</a:Address><a:ReferenceParameters>${parameters}</a:ReferenceParameters></a:ReplyTo>`;
const action = (value: string) => `<a:Action>${value}</a:Action>`;

const MESSAGES: Readonly<Record<string, readonly [code: string, pieces: (string | Uint8Array)[]]>> = {
  'a header of a long namespace that must be understood': ['HEADER_NOT_UNDERSTOOD', message(unknown(1))],
  'five hundred of them in SOAP 1.2, each to be named': [
    'HEADER_NOT_UNDERSTOOD',
    message(unknown(500), '1.2'),
  ],
  'ten thousand of them, which are no text of any length any more': [
    'HEADER_NOT_UNDERSTOOD',
    message(unknown(10_000), '1.2'),
  ],
  'ten thousand headers of a short one': [
    'HEADER_NOT_UNDERSTOOD',
    message('<h xmlns="urn:x" s:mustUnderstand="1"/>'.repeat(10_000), '1.2'),
  ],
  'an operation of a long namespace': ['OPERATION_UNKNOWN', message('', '1.1', '<n:Echo/>')],
  'reference parameters of a long namespace, which stands in each': [
    'ADDRESSING_INVALID',
    message(action('urn:do') + replyTo('<n:p/>'.repeat(500))),
  ],
  'reference parameters whose attributes have a long namespace': [
    'ADDRESSING_INVALID',
    message(action('urn:do') + replyTo('<p xmlns="urn:p" n:q=""/>'.repeat(500))),
  ],
  'an Action that goes back with the answer': ['ADDRESSING_INVALID', message(action(LONG))],
  'a MessageID that goes back with the fault about it': [
    'ADDRESSING_INVALID',
    message(`${action('urn:do')}<a:MessageID>${LONG}</a:MessageID>`),
  ],
  'a MessageID that goes back with the fault about another header': [
    'ADDRESSING_INVALID',
    message(`<a:MessageID>${LONG}</a:MessageID><a:Action>x</a:Action><a:Action>y</a:Action>`),
  ],
};

describe('a stranger does not get more out of the endpoint than was put in', () => {
  let server: Running;
  const reports: CallReport[] = [];
  before(async () => {
    const observe = (report: CallReport) => reports.push(report);
    server = await running(createSoapEndpoint({ services: [echoService], observe }));
  });
  after(() => server.close());

  for (const [what, [code, pieces]] of Object.entries(MESSAGES)) {
    it(`by ${what}: ${code}`, async () => {
      reports.length = 0;
      const answer = await raw(server.port, pieces);
      assert.ok(answer.body.length < MOST_SAID, `${answer.body.length} characters`);
      const [report] = reports;
      assert.equal(report?.code, code, answer.body.slice(0, 400));
      assert.ok(report.error instanceof Error && report.error.message.length < 1000, 'the log');
    });
  }

  it('short names and references are told and carried as before', async () => {
    const told = await raw(server.port, message('<h xmlns="urn:x" s:mustUnderstand="1"/>', '1.2'));
    assert.match(told.body, /NotUnderstood/);
    const parameters = replyTo('<p xmlns="urn:p" q="1"/>'.repeat(100));
    const carried = await raw(server.port, message(action('urn:do') + parameters));
    assert.equal(carried.status, 200);
    assert.equal(carried.body.match(/IsReferenceParameter/g)?.length, 100);
  });
});
