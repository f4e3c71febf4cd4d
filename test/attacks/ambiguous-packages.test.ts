import assert from 'node:assert/strict';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import { echoService } from '../soap/server/echo-service.ts';
import { envelope } from '../soap/server/envelopes.ts';
import { post, type Running, raw, running } from '../soap/server/running.ts';

const ROOT = 'Content-Type: text/xml; charset=utf-8\r\nContent-ID: <root>\r\n\r\n';
const ECHO = `${ROOT}${envelope('<e:Echo><e:text>x</e:text></e:Echo>')}`;
const MEASURE = `${ROOT}${envelope('<e:Measure><e:content href="cid:a"/></e:Measure>')}`;
const part = (id: string, content: string) => `Content-ID: <${id}>\r\n\r\n${content}`;

function multipart(parts: readonly string[], end = '--b--\r\n'): (string | Uint8Array)[] {
  const body = parts.map((each) => `--b\r\n${each}\r\n`).join('') + end;
  return post(body, { 'Content-Type': 'multipart/related; type="text/xml"; start="<root>"; boundary=b' });
}

/** One record of DIME with all of its flags. */
function record(flags: number, id: string, type: string, content: string): Uint8Array {
  const padded = (text: string) => text.padEnd(Math.ceil(text.length / 4) * 4, '\0');
  const header = Buffer.alloc(12);
  header.writeUInt8((1 << 3) | flags, 0);
  header.writeUInt8((type.includes('://') ? 2 : 1) << 4, 1);
  header.writeUInt16BE(id.length, 4);
  header.writeUInt16BE(type.length, 6);
  header.writeUInt32BE(content.length, 8);
  return Buffer.concat([header, Buffer.from(padded(id) + padded(type) + padded(content))]);
}

function dime(...records: readonly Uint8Array[]): (string | Uint8Array)[] {
  return post(Buffer.concat(records), { 'Content-Type': 'application/dime' });
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const dimeRoot = record(4, 'uuid:root', SOAP, envelope('<e:Echo><e:text>x</e:text></e:Echo>'));

const PACKAGES: Readonly<Record<string, readonly [code: string, pieces: (string | Uint8Array)[]]>> = {
  'two parts of one name, of which the first is read': [
    'ATTACHMENTS_MALFORMED',
    multipart([MEASURE, part('a', 'one'), part('a', 'other')]),
  ],
  'two parts of one name that nobody reads': [
    'ATTACHMENTS_MALFORMED',
    multipart([ECHO, part('a', 'one'), part('a', 'other')]),
  ],
  'a part where another one of that name is looked for': [
    'ATTACHMENTS_MALFORMED',
    multipart([
      MEASURE.replace('cid:a', 'a%40b'),
      'Content-Location: ./a%40b\r\n\r\nother',
      part('a@b', 'one'),
    ]),
  ],
  'a part that calls itself as another one is located': [
    'ATTACHMENTS_MALFORMED',
    multipart([ECHO, part('a', 'one'), 'Content-Location: thismessage:/a\r\n\r\nother']),
  ],
  'two root parts': ['ATTACHMENTS_MALFORMED', multipart([ECHO, ECHO.replace('>x<', '>y<')])],
  'no end': ['ATTACHMENTS_MALFORMED', multipart([ECHO, part('a', 'one')], '')],
  'an end within a header': ['ATTACHMENTS_MALFORMED', multipart([ECHO], '--b\r\nContent-')],
  'a boundary that goes on': ['ATTACHMENTS_MALFORMED', multipart([ECHO, part('a', '\r\n--bb\r\n')])],
  'a part in an encoding that nobody knows': [
    'ATTACHMENTS_MALFORMED',
    multipart([ECHO, `Content-Transfer-Encoding: uuencode\r\n${part('a', 'one')}`]),
  ],
  'more parts than are taken': [
    'ATTACHMENTS_LIMIT',
    multipart([ECHO, ...Array.from({ length: 100 }, (_, at) => part(`p${at}`, ''))]),
  ],
  'two DIME records of one name': [
    'ATTACHMENTS_MALFORMED',
    dime(dimeRoot, record(0, 'a', 'a/b', 'one'), record(2, 'a', 'a/b', 'other')),
  ],
  'no last DIME record': ['ATTACHMENTS_MALFORMED', dime(dimeRoot, record(0, 'a', 'a/b', 'one'))],
};

describe('a package that two readers could read in two ways has no effect', () => {
  let server: Running;
  let calls = 0;
  before(async () => {
    const counted = Object.entries(echoService.operations).map(([name, run]) => [
      name,
      (...call: never) => {
        calls += 1;
        return Reflect.apply(run, undefined, call);
      },
    ]);
    const service = { ...echoService, operations: Object.fromEntries(counted) };
    server = await running(createSoapEndpoint({ services: [service] }));
  });
  after(() => server.close());

  for (const [what, [code, pieces]] of Object.entries(PACKAGES)) {
    it(`with ${what}: ${code}`, async () => {
      calls = 0;
      const answer = await raw(server.port, pieces);
      assert.match(answer.body, new RegExp(`<c:code>${code}<`));
      assert.equal(calls, 0);
    });
  }

  it('a good one has', async () => {
    calls = 0;
    const measured = await raw(server.port, multipart([MEASURE, part('z', 'other'), part('a', 'one')]));
    assert.match(measured.body, /size[^>]*>3</);
    const echoed = await raw(server.port, dime(dimeRoot, record(2, 'a', 'a/b', 'one')));
    assert.match(echoed.body, /text[^>]*>x</);
    assert.equal(calls, 2);
  });
});
