import assert from 'node:assert/strict';
import { deflateSync, gzipSync } from 'node:zlib';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { until } from '../../support/until.ts';
import { echoService } from './echo-service.ts';
import { echoEnvelope } from './envelopes.ts';
import { hangUp, post, type RawAnswer, type Running, raw, running, slowly } from './running.ts';

const limits = { patience: 300, envelope: 200_000, total: 400_000, minimumRate: 1_000_000 };

function halves(envelope: string): [head: string, body: string] {
  const [head] = post(envelope);
  return [String(head), envelope];
}

function chunked(body: string, size: number): string {
  const chunks = body.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  return `${chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('')}0\r\n\r\n`;
}

function assertEchoed(answer: RawAnswer, text = 'hello'): void {
  assert.equal(answer.status, 200, answer.body);
  assert.match(answer.body, new RegExp(`<[^>]*text[^>]*>${text}</`));
}

describe('an endpoint over HTTP', () => {
  let server: Running;
  before(async () => {
    server = await running(createSoapEndpoint({ services: [echoService], limits }));
  });
  after(() => server.close());
  const send = (pieces: readonly (string | Uint8Array)[]) => raw(server.port, pieces);

  it('answers an HTTP/1.0 client with a Content-Length and closes the connection (IN-1)', async () => {
    const answer = await send(
      post(echoEnvelope('hello'), { Host: 'absent', Connection: 'Keep-Alive' }, '1.0'),
    );
    assertEchoed(answer);
    assert.equal(answer.headers.get('content-length'), String(answer.body.length));
    assert.equal(answer.headers.has('transfer-encoding'), false);
    assert.equal(answer.headers.get('connection'), 'close');
    assert.equal(answer.closed, true);
  });

  it('keeps the connection of an HTTP/1.1 client, and answers with exactly text/xml; charset=utf-8 (IN-4)', async () => {
    const answer = await send(post(echoEnvelope('hello'), { 'Content-Type': 'text/xml;charset="UTF-8"' }));
    assertEchoed(answer);
    assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
    assert.equal(answer.headers.has('transfer-encoding'), false);
    assert.equal(answer.closed, false);
  });

  it('takes 7-byte chunks, headers in any case, Expect: 100-continue and Accept-Encoding: none (IN-2)', async () => {
    const headers = {
      'Content-Length': 'absent',
      'transfer-ENCODING': 'chunked',
      Expect: '100-continue',
      'Accept-Encoding': 'none',
    };
    const [head = ''] = post('', headers);
    const pieces = chunked(echoEnvelope('hello'), 7).match(/[\s\S]{1,50}/g) ?? [];
    assertEchoed(await send([head, ...pieces]));
  });

  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['X-GZIP', gzipSync],
  ] as const) {
    it(`takes requests compressed with ${encoding} (IN-2)`, async () => {
      assertEchoed(await send(post(compress(echoEnvelope('hello')), { 'Content-Encoding': encoding })));
    });
  }

  it('takes a byte order mark and single quotes in the XML declaration (IN-2)', async () => {
    assertEchoed(await send(post(`\uFEFF<?xml version='1.0' encoding='UTF-8'?>\n${echoEnvelope('hello')}`)));
  });

  for (const [charset, encoding] of [
    ['utf-16', 'utf16le'],
    ['iso-8859-1', 'latin1'],
    ['UTF-16LE', 'utf16le'],
  ] as const) {
    it(`reads ${charset}`, async () => {
      const text = (charset === 'utf-16' ? '\uFEFF' : '') + echoEnvelope('sp\u00e4t');
      const answer = await send(
        post(Buffer.from(text, encoding), { 'Content-Type': `text/xml; charset=${charset}` }),
      );
      assertEchoed(answer, Buffer.from('sp\u00e4t').toString('latin1'));
    });
  }

  it('takes UTF-16 without a mark as big endian, and no other encoding for it (RFC 2781 §4.3)', async () => {
    const type = { 'Content-Type': 'text/xml; charset=utf-16' };
    assertEchoed(await send(post(Buffer.from(echoEnvelope('hello'), 'utf16le').swap16(), type)));
    for (const bytes of [Buffer.from(echoEnvelope('hello')), Buffer.from([0xd8, 0, 0, 0x3c])]) {
      const { status, body } = await send(post(bytes, type));
      assert.equal(status, 500);
      assert.match(body, /XML_(?:ENCODING|NOT_WELL_FORMED)/);
    }
  });

  for (const [charset, encoding, declared] of [
    ['utf-8', 'utf8', 'ISO-8859-1'],
    ['"UTF-8"', 'utf8', 'UTF-16'],
    ['utf-16', 'utf16le', 'UTF-8'],
    ['iso-8859-1', 'latin1', 'UTF-8'],
  ] as const) {
    it(`reads ${charset}, whatever encoding the XML declaration names (WS-I R1019): ${declared}`, async () => {
      const mark = encoding === 'utf16le' ? '\uFEFF' : '';
      const text = `${mark}<?xml version="1.0" encoding="${declared}"?>${echoEnvelope('sp\u00e4t')}`;
      const type = { 'Content-Type': `text/xml; charset=${charset}` };
      const answer = await send(post(Buffer.from(text, encoding), type));
      assertEchoed(answer, Buffer.from('sp\u00e4t').toString('latin1'));
    });
  }

  for (const type of ['text/xml', 'application/soap+xml; action=""'] as const) {
    const version = type === 'text/xml' ? '1.1' : '1.2';
    for (const [declaration, text] of [
      ["version='1.0' encoding='ISO-8859-1'", 'sp\u00e4t'],
      ['version="1.0"\n  encoding = "latin1" standalone="yes" ', 'sp\u00e4t'],
      ['version="1.0" encoding="Windows-1252"', '\u20ac'],
    ] as const) {
      it(`believes the XML declaration where ${type} has no charset (RFC 7303 §3): ${declaration}`, async () => {
        const written = `<?xml ${declaration}?>${echoEnvelope(text, version)}`;
        const octets = Buffer.from(written.replace('\u20ac', '\u0080'), 'latin1');
        const answer = await send(post(octets, { 'Content-Type': type, SOAPAction: 'absent' }));
        assertEchoed(answer, Buffer.from(text).toString('latin1'));
      });
    }
  }

  it('takes the bytes of a document for UTF-8 where it declares it, or nothing', async () => {
    for (const declaration of ['', '<?xml version="1.0" encoding="UTF-8"?>']) {
      const octets = Buffer.from(`${declaration}${echoEnvelope('sp\u00e4t')}`, 'latin1');
      const { body } = await send(post(octets, { 'Content-Type': 'text/xml' }));
      assert.match(body, /XML_ENCODING/);
    }
  });

  for (const coding of ['identity', 'gzip, identity', ' , GZIP,', 'identity,x-gzip'] as const) {
    it(`undoes Content-Encoding: ${coding}, where identity is no coding (RFC 9110 §8.4.1)`, async () => {
      const plain = Buffer.from(echoEnvelope('hello'));
      const body = /gzip/i.test(coding) ? gzipSync(plain) : plain;
      assertEchoed(await send(post(body, { 'Content-Encoding': coding })));
    });
  }

  for (const action of ['""', '"urn:test:echo/Echo"', 'urn:test:echo/Fail', '', 'absent']) {
    it(`never dispatches on SOAPAction: ${action} (IN-3)`, async () => {
      assertEchoed(await send(post(echoEnvelope('hello'), { SOAPAction: action })));
    });
  }

  it('answers SOAP 1.2 with SOAP 1.2, a fault of the sender with 400 (IN-4)', async () => {
    const type = { 'Content-Type': 'application/soap+xml; charset=utf-8; action="urn:test:echo/Echo"' };
    const answer = await send(post(echoEnvelope('hello', '1.2'), type));
    assertEchoed(answer);
    assert.equal(answer.headers.get('content-type'), 'application/soap+xml; charset=utf-8');
    const fault = await send(
      post(echoEnvelope('hello', '1.2').replaceAll('Echo>', 'Ecco>').replaceAll('Echo ', 'Ecco '), type),
    );
    assert.equal(fault.status, 400);
    assert.match(fault.body, /soapenv:Sender/);
  });

  const refusedBeforeReading: readonly [string, (string | Uint8Array)[], number, RegExp][] = [
    ['another method', ['PUT /services/Echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n'], 405, /PUT/],
    ['no length', post('', { 'Content-Length': 'absent' }), 411, /Content-Length/],
    ['no Content-Type', post('<a/>', { 'Content-Type': 'absent' }), 415, /Content-Type/],
    ['application/json', post('{}', { 'Content-Type': 'application/json' }), 415, /application\/json/],
    ['a broken Content-Type', post('<a/>', { 'Content-Type': 'text/xml; charset' }), 415, /cannot be read/],
    ['an unknown Content-Encoding', post('<a/>', { 'Content-Encoding': 'br' }), 415, /"br"/],
    ['two codings', post('<a/>', { 'Content-Encoding': 'gzip, gzip' }), 415, /"gzip, gzip"/],
    ['a length beyond the limit', post('<a/>', { 'Content-Length': '99999999' }), 413, /400000/],
  ];
  for (const [what, pieces, status, sentence] of refusedBeforeReading) {
    it(`refuses ${what} in plain words with ${status}`, async () => {
      const answer = await send(pieces);
      assert.equal(answer.status, status);
      assert.match(answer.headers.get('content-type') ?? '', /^text\/plain/);
      assert.match(answer.body, sentence);
    });
  }

  it('says which methods there are', async () => {
    const answer = await send(['DELETE /services/Echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n']);
    assert.equal(answer.headers.get('allow'), 'GET, HEAD, POST');
  });

  const faults: readonly [string, (string | Uint8Array)[], number, string][] = [
    ['what is not XML', post('hello'), 500, 'XML_NOT_WELL_FORMED'],
    ['an empty body', post(''), 500, 'XML_NOT_WELL_FORMED'],
    [
      'an unknown charset',
      post(echoEnvelope('x'), { 'Content-Type': 'text/xml; charset=klingon' }),
      415,
      'CHARSET_UNSUPPORTED',
    ],
    ['another document', post('<html/>'), 500, 'SOAP_VERSION_UNSUPPORTED'],
    [
      'an envelope of another namespace',
      post('<Envelope xmlns="urn:x"><Body/></Envelope>'),
      500,
      'SOAP_VERSION_UNSUPPORTED',
    ],
    ['an empty Body', post(echoEnvelope('x').replace(/<e:Echo.*<\/e:Echo>/, '')), 500, 'OPERATION_UNKNOWN'],
    [
      'an unknown operation',
      post(echoEnvelope('x').replaceAll('e:Echo', 'e:Ecco')),
      500,
      'OPERATION_UNKNOWN',
    ],
    [
      'an operation of another namespace',
      post(echoEnvelope('x').replaceAll('urn:test:echo', 'urn:other')),
      500,
      'OPERATION_UNKNOWN',
    ],
    ['an envelope beyond the limit', post(echoEnvelope('x'.repeat(300_000))), 413, 'MESSAGE_TOO_LARGE'],
    [
      'damaged gzip',
      post(Buffer.from('not gzip at all'), { 'Content-Encoding': 'gzip' }),
      400,
      'BODY_UNREADABLE',
    ],
    [
      'a gzip bomb',
      post(gzipSync(Buffer.alloc(200_000_000), { level: 9 }), { 'Content-Encoding': 'gzip' }),
      413,
      'MESSAGE_TOO_LARGE',
    ],
  ];
  for (const [what, pieces, status, code] of faults) {
    it(`answers ${what} with the fault ${code} and ${status}`, async () => {
      const answer = await send(pieces);
      assert.equal(answer.status, status, answer.body);
      assert.match(answer.body, new RegExp(`<c:code>${code}</c:code>`));
      assert.match(answer.headers.get('content-type') ?? '', /^text\/xml; charset=utf-8$/);
    });
  }

  it('stands damaged gzip behind a Content-Type that is refused before anything is read', async () => {
    const headers = {
      'Content-Encoding': 'gzip',
      'Content-Type': 'multipart/related; type="text/xml"; boundary=""',
    };
    const answer = await send(post(Buffer.from('not gzip at all'), headers));
    assert.match(answer.body, /ATTACHMENTS_MALFORMED/);
    assertEchoed(await send(post(echoEnvelope('hello'))));
  });

  it('gives up a sender that stops in the middle', async () => {
    const [head, body] = halves(echoEnvelope('hello'));
    const answer = await send([head, body.slice(0, 20)]);
    assert.equal(answer.status, 408);
    assert.match(answer.body, /RECEIVE_TIMEOUT/);
    assert.equal(answer.closed, true);
  });

  it('gives up a sender that drips', async () => {
    const [head, body] = halves(echoEnvelope('hello'));
    const began = Date.now();
    const answer = raw(server.port, slowly([head, ...body.slice(0, -1)], 20));
    assert.equal((await answer).status, 408);
    assert.ok(Date.now() - began < 5000);
  });

  it('notices a client that goes away', async () => {
    const reports: (string | undefined)[] = [];
    const other = await running(
      createSoapEndpoint({ services: [echoService], observe: (report) => reports.push(report.code) }),
    );
    const [head, body] = halves(echoEnvelope('hello'));
    await hangUp(other.port, head + body.slice(0, 20));
    await until('the report', () => reports.length > 0);
    assert.deepEqual(reports, ['BODY_UNREADABLE']);
    await other.close();
  });
});
