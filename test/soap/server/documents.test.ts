import assert from 'node:assert/strict';
import express from 'express';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { echoService } from './echo-service.ts';
import { echoEnvelope } from './envelopes.ts';
import { post, type RawAnswer, type Running, raw, running } from './running.ts';

const WSDL =
  '<definitions xmlns:soap="urn:s"><import schemaLocation="a.xsd"/><soap:address location="http://x/"/></definitions>';
const endpoint = createSoapEndpoint({
  services: [echoService],
  documents: { wsdl: WSDL, schemas: { 'a.xsd': '<schema/>' } },
});

function locationIn(answer: RawAnswer): string | undefined {
  return /address location="([^"]*)"/.exec(answer.body)?.[1];
}

describe('GET of an endpoint', () => {
  let server: Running;
  before(async () => {
    server = await running(endpoint);
  });
  after(() => server.close());
  const get = (path: string, headers = 'Host: grid.example:8080\r\n', method = 'GET') =>
    raw(server.port, [`${method} ${path} HTTP/1.1\r\n${headers}\r\n`]);

  it('gives the WSDL with the address that was asked', async () => {
    const answer = await get('/services/Echo?wsdl');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('content-type'), 'text/xml; charset=utf-8');
    assert.equal(locationIn(answer), 'http://grid.example:8080/services/Echo');
    assert.match(answer.body, /schemaLocation="http:\/\/grid\.example:8080\/services\/Echo\?xsd=a\.xsd"/);
  });

  const believed: readonly [string, string, string][] = [
    [
      'X-Forwarded-Host and -Proto',
      'Host: a\r\nX-Forwarded-Host: front.example, inner\r\nX-Forwarded-Proto: https\r\n',
      'https://front.example/e',
    ],
    [
      'Forwarded',
      'Host: a\r\nForwarded: for=1.2.3.4;host="front.example:81";proto=https, host=b\r\n',
      'https://front.example:81/e',
    ],
    ['an IPv6 host', 'Host: [::1]:8080\r\n', 'http://[::1]:8080/e'],
  ];
  for (const [what, headers, location] of believed) {
    it(`is right behind a proxy: ${what} (IN-62)`, async () => {
      assert.equal(locationIn(await get('/e?wsdl', headers)), location);
    });
  }

  const injected = [
    'a"b',
    'a<b',
    'a/b',
    'a@b',
    'a b',
    'a:99999',
    "a'onload='x",
    'javascript:x',
    '..',
    '%0d%0aX: y',
  ];
  for (const host of injected) {
    it(`believes no host that is none: ${host}`, async () => {
      const answer = await get('/e?wsdl', `Host: ${host}\r\nX-Forwarded-Host: ${host}\r\n`);
      assert.equal(locationIn(answer), `http://127.0.0.1:${server.port}/e`);
      parseXml(answer.body);
    });
  }

  it('escapes a path that somebody made up', async () => {
    const answer = await get('/a"<b>&?wsdl');
    parseXml(answer.body);
    assert.equal(locationIn(answer), 'http://grid.example:8080/a%22%3Cb%3E&amp;');
  });

  it('knows the host of an HTTP/1.0 client by its socket', async () => {
    const answer = await raw(server.port, ['GET /e?wsdl HTTP/1.0\r\n\r\n']);
    assert.equal(locationIn(answer), `http://127.0.0.1:${server.port}/e`);
  });

  it('believes a target that is a whole URI before it believes the header (RFC 9112 §3.2.2)', async () => {
    const target = 'GET http://grid.example:99/e?wsdl HTTP/1.1\r\nHost: other.example\r\n\r\n';
    assert.equal(locationIn(await raw(server.port, [target])), 'http://grid.example:99/e');
  });

  it('gives schemas, 404 for others, a page for people, and HEAD without content', async () => {
    assert.equal((await get('/e?xsd=a.xsd')).body, '<schema/>');
    const missing = await get('/e?xsd=b.xsd');
    assert.equal(missing.status, 404);
    assert.match(missing.headers.get('content-type') ?? '', /text\/plain/);
    assert.match((await get('/e')).body, /SOAP endpoint/);
    const head = await raw(server.port, ['HEAD /e HTTP/1.0\r\n\r\n']).catch((error: Error) => error.message);
    assert.match(String(head), /200 OK/);
  });
});

describe('an endpoint in Express', () => {
  it('knows the path that it is mounted below, and leaves other paths to the host', async () => {
    const app = express();
    app.use('/services/Echo', endpoint);
    const server = await running(app);
    const wsdlAnswer = await raw(server.port, [
      'GET /services/Echo?wsdl HTTP/1.1\r\nHost: grid.example\r\n\r\n',
    ]);
    assert.equal(locationIn(wsdlAnswer), 'http://grid.example/services/Echo');
    const wholeTarget = await raw(server.port, [
      'GET http://grid.example/services/Echo?wsdl HTTP/1.1\r\nHost: a\r\n\r\n',
    ]);
    assert.equal(locationIn(wholeTarget), 'http://grid.example/services/Echo');
    assert.equal((await raw(server.port, post(echoEnvelope('x')))).status, 200);
    assert.equal((await raw(server.port, ['GET /other HTTP/1.1\r\nHost: a\r\n\r\n'])).status, 404);
    await server.close();
  });
});
