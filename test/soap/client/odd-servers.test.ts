import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { signEnvelope } from '../../../src/security/sign-envelope.ts';
import { verifyMessage } from '../../../src/security/verify-message.ts';
import { checkCommonName } from '../../../src/soap/client/check-signer.ts';
import { fetchTransport } from '../../../src/soap/client/fetch-transport.ts';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import type { ProxyOptions } from '../../../src/soap/client/proxy-options.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { streamContent } from '../../../src/soap/codec/binary-content.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { echoContract, NS } from '../server/echo-service.ts';
import { running } from '../server/running.ts';
import { cast } from '../server/signing.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const answer = `<s:Envelope xmlns:s="${SOAP}"><s:Body><EchoResponse xmlns="${NS}"><text>hello</text><later>x</later></EchoResponse></s:Body></s:Envelope>`;
const axisFault =
  `<s:Envelope xmlns:s="${SOAP}"><s:Body><s:Fault><faultcode>s:Server.userException</faultcode>` +
  '<faultstring>java.rmi.RemoteException: no</faultstring></s:Fault></s:Body></s:Envelope>';
const once1 = { retry: { attempts: 1 } };

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Calls Echo at a server that answers as it likes. */
async function echoAt(
  handler: Handler,
  options: Partial<ProxyOptions> = once1,
  transport = undiciTransport(),
) {
  const server = await running(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    handler(request, response, Buffer.concat(pieces).toString());
  });
  try {
    return await createProxy(echoContract, transport, { address: server.address, ...options }).Echo({
      text: 'hello',
    });
  } finally {
    await server.close();
  }
}

function xml(text: string, status = 200, headers: Record<string, string> = {}): Handler {
  return (_, response) => response.writeHead(status, { 'Content-Type': 'text/xml', ...headers }).end(text);
}

describe('our client against odd servers', () => {
  for (const [name, transport] of [
    ['undici', undiciTransport()],
    ['fetch', fetchTransport()],
  ] as const) {
    it(`sends a length, no chunks, no compression and no byte order mark over ${name} (IN-6)`, async () => {
      let seen: IncomingMessage | undefined;
      let sent = '';
      const handler: Handler = (request, response, body) => {
        seen = request;
        sent = body;
        xml(answer)(request, response, body);
      };
      await echoAt(handler, once1, transport);
      assert.equal(seen?.headers['content-length'], String(Buffer.byteLength(sent)));
      assert.equal(seen.headers['transfer-encoding'], undefined);
      assert.equal(seen.headers['content-encoding'], undefined);
      assert.equal(seen.headers['content-type'], 'text/xml; charset=utf-8');
      assert.equal(seen.headers['soapaction'], `"${NS}/Echo"`);
      assert.match(sent, /^<soapenv:Envelope/);
    });

    it(`says which server could not be reached over ${name}`, async () => {
      const address = 'http://127.0.0.1:1/services/Echo';
      const calling = createProxy(echoContract, transport, { address, ...once1 }).Echo({ text: 'x' });
      await assert.rejects(calling, { code: 'TRANSPORT_FAILED', message: /127\.0\.0\.1:1/ });
    });

    it(`gives up a server that is silent over ${name}`, async () => {
      await assert.rejects(
        echoAt(() => undefined, { ...once1, timeout: 50 }, transport),
        { code: 'TRANSPORT_TIMEOUT' },
      );
    });

    it(`gives up a server that falls silent in the middle of its answer over ${name}`, async () => {
      const handler: Handler = (_, response) =>
        void response.writeHead(200, { 'Content-Type': 'text/xml' }).write('<s:Env');
      await assert.rejects(echoAt(handler, { ...once1, timeout: 100 }, transport), {
        code: 'TRANSPORT_TIMEOUT',
      });
    });

    it(`sees an answer that breaks off as a failure of the transport over ${name}`, async () => {
      const handler: Handler = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': '500' });
        response.write('<s:Env', () => response.destroy());
      };
      await assert.rejects(echoAt(handler, once1, transport), { code: 'TRANSPORT_FAILED' });
    });
  }

  for (const [coding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['identity', Buffer.from],
  ] as const) {
    it(`undoes an answer's Content-Encoding, though it asked for none: ${coding} (RFC 9110 §12.5.3)`, async () => {
      const handler: Handler = (_, response) =>
        response
          .writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': coding })
          .end(compress(answer));
      for (const transport of [undiciTransport(), fetchTransport()])
        assert.deepEqual(await echoAt(handler, once1, transport), { text: 'hello' });
    });
  }

  for (const [what, coding, body] of [
    ['is cut', 'gzip', gzipSync(answer).subarray(0, -20)],
    ['is damaged', 'gzip', Buffer.from(answer)],
    ['is in a coding that it does not know', 'compress', Buffer.from(answer)],
  ] as const) {
    it(`sees an answer whose compression ${what} as a failure of the transport`, async () => {
      const handler: Handler = (_, response) =>
        response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Encoding': coding }).end(body);
      await assert.rejects(echoAt(handler), { code: 'TRANSPORT_FAILED' });
    });
  }

  it('takes answers with members that it does not know, and Set-Cookie: 6 (IN-6)', async () => {
    assert.deepEqual(await echoAt(xml(answer, 200, { 'Set-Cookie': '6' })), { text: 'hello' });
  });

  for (const status of [200, 500]) {
    it(`takes faults with HTTP ${status} and dotted codes (IN-6)`, async () => {
      await assert.rejects(echoAt(xml(axisFault, status)), {
        name: 'SoapFaultError',
        code: 'Server.userException',
        message: 'java.rmi.RemoteException: no',
        retryable: false,
        verified: false,
      });
    });
  }

  it('shows unsigned faults to a client that signs, as unverified (IN-24)', async () => {
    const people = await cast();
    const security = { credential: people.client, verification: people.verification() };
    await assert.rejects(echoAt(xml(axisFault, 500), { security }), {
      code: 'Server.userException',
      verified: false,
    });
    await assert.rejects(echoAt(xml(answer), { security }), { code: 'ANSWER_NOT_TRUSTED' });
  });

  const refused: readonly [string, Handler, string, RegExp][] = [
    [
      'an empty 202 (IN-6)',
      (_, response) => response.writeHead(202).end(),
      'ANSWER_INVALID',
      /HTTP 202 and an empty answer/,
    ],
    ['an empty XML answer', xml(''), 'ANSWER_INVALID', /empty/],
    [
      'a web page',
      (_, response) => response.writeHead(404, { 'Content-Type': 'text/html' }).end('<h1>Not  here</h1>'),
      'ANSWER_INVALID',
      /404 and text\/html: <h1>Not here/,
    ],
    [
      'a gateway without its server',
      (_, response) => response.writeHead(503, { 'Content-Type': 'text/html' }).end('busy'),
      'TRANSPORT_FAILED',
      /503/,
    ],
    [
      'an answer to something else',
      xml(answer.replaceAll('EchoResponse', 'Other')),
      'SCHEMA_ELEMENT_UNEXPECTED',
      /Other/,
    ],
    ['an empty Body', xml(answer.replace(/<EchoR.*Response>/, '')), 'ANSWER_INVALID', /Body/],
    ['what is not XML', xml('hello'), 'XML_NOT_WELL_FORMED', /./],
    [
      'an answer to another request',
      xml(
        answer.replace(
          '<s:Body>',
          '<s:Header><a:Action xmlns:a="http://www.w3.org/2005/08/addressing">x</a:Action><a:RelatesTo xmlns:a="http://www.w3.org/2005/08/addressing">urn:other</a:RelatesTo></s:Header><s:Body>',
        ),
      ),
      'ANSWER_INVALID',
      /another request/,
    ],
  ];
  for (const [what, handler, code, message] of refused) {
    it(`takes ${what} for what it is`, async () => {
      await assert.rejects(echoAt(handler), { code, message });
    });
  }

  it('breaks off an answer that is larger than it takes', async () => {
    const options = { ...once1, limits: { total: 10_000 } };
    await assert.rejects(echoAt(xml(answer + ' '.repeat(20_000)), options), { code: 'ANSWER_TOO_LARGE' });
  });

  it('tries again when a connection breaks', async () => {
    let times = 0;
    const handler: Handler = (request, response, body) => {
      times += 1;
      if (times < 3) response.destroy();
      else xml(answer)(request, response, body);
    };
    assert.deepEqual(await echoAt(handler, { retry: { delay: 1 } }), { text: 'hello' });
    assert.equal(times, 3);
  });

  it('stops when its caller says so', async () => {
    const controller = new AbortController();
    const server = await running(() => controller.abort(new Error('enough')));
    const proxy = createProxy(echoContract, undiciTransport(), { address: server.address });
    await assert.rejects(proxy.Echo({ text: 'x' }, { signal: controller.signal }), /enough/);
    await server.close();
  });

  it('compares the name of the signer with the host that was asked (GR-36)', async () => {
    const people = await cast();
    const text = await signEnvelope({ body: '<x xmlns="urn:x"></x>' }, people.server);
    const message = await verifyMessage(parseXml(text), people.verification());
    assert.ok(message.kind === 'verified');
    checkCommonName(message, new URL('https://grid.example:8443/services'));
    checkCommonName(message, new URL('http://localhost/services'));
    assert.throws(() => checkCommonName(message, new URL('https://other.example/')), {
      code: 'SIGNER_UNEXPECTED',
    });
  });

  it('cannot send attached content whose size it does not know', async () => {
    const proxy = createProxy(echoContract, undiciTransport(), { address: 'http://127.0.0.1:1/', ...once1 });
    const content = { stream: () => streamContent(new Uint8Array(1)) };
    await assert.rejects(proxy.Measure({ content }), { code: 'ATTACHMENTS_LIMIT' });
  });

  it('says what is wrong with what does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-OpenSSH\r\n')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    await assert.rejects(
      createProxy(echoContract, undiciTransport(), { address, ...once1 }).Echo({ text: 'x' }),
      { code: 'TRANSPORT_FAILED' },
    );
    server.close();
  });
});
