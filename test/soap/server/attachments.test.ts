import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { attachBytes } from '../../../src/soap/attachments/attachment.ts';
import { fetchTransport } from '../../../src/soap/client/fetch-transport.ts';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import type { Transport } from '../../../src/soap/client/transport.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { streamContent } from '../../../src/soap/codec/binary-content.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { echoContract, echoService, producedBytes } from './echo-service.ts';
import { envelope } from './envelopes.ts';
import { post, type RawAnswer, type Running, raw, running, slowly } from './running.ts';

/** 128 MiB, or as many MiB as PLEGMA_LARGE_ATTACHMENT says: 1024 for the gibibyte of the requirement. */
const largeSize = Number(process.env['PLEGMA_LARGE_ATTACHMENT'] ?? 128) * 1024 * 1024;
const piece = producedBytes(64 * 1024);

async function* large(): AsyncGenerator<Uint8Array> {
  for (let sent = 0; sent < largeSize; sent += piece.length) yield piece;
}

function largeDigest(): string {
  const hash = createHash('sha256');
  for (let sent = 0; sent < largeSize; sent += piece.length) hash.update(piece);
  return hash.digest('hex');
}

function multipart(parts: readonly string[], type = 'type="text/xml"'): (string | Uint8Array)[] {
  const body = `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
  return post(body, { 'Content-Type': `multipart/related; ${type}; boundary=b` });
}

const root = (payload: string, type = 'text/xml; charset=utf-8') =>
  `Content-Type: ${type}\r\n\r\n${envelope(payload)}`;
const XOP = 'application/xop+xml; charset=utf-8; type="text/xml"';
const include = (href: string) =>
  `<e:Measure><e:content><x:Include xmlns:x="http://www.w3.org/2004/08/xop/include" href="${href}"/></e:content></e:Measure>`;

function sizeIn(answer: RawAnswer): string | undefined {
  return /size[^>]*>(\d+)</.exec(answer.body)?.[1];
}

describe('attachments over HTTP', () => {
  let server: Running;
  const limits = { patience: 300, parts: 5, inMemory: 1000, envelope: 10_000, total: largeSize + 100_000 };
  before(async () => {
    server = await running(createSoapEndpoint({ services: [echoService], limits }));
  });
  after(() => server.close());
  const send = (pieces: (string | Uint8Array)[]) => raw(server.port, pieces);

  it('are put in the place of their xop:Include, percent-encoded ids too', async () => {
    const answer = await send(
      multipart([root(include(' cid:a%20b*c'), XOP), 'Content-ID: <a b*c>\r\n\r\n12345']),
    );
    assert.equal(sizeIn(answer), '5', answer.body);
  });

  it('are put there by ids that are percent-encoded in the part too (RFC 2392 §2, CXF)', async () => {
    for (const [href, id] of [
      ['cid:foo4%25foo1@bar.net', 'foo4%25foo1@bar.net'],
      ['cid:foo4%25foo1@bar.net', 'foo4%foo1@bar.net'],
      ['cid:1-2@http%3A%2F%2Fgrid.example%2F', '1-2@http%3A%2F%2Fgrid.example%2F'],
      ['cid:a%2540b', 'a%40b'],
    ]) {
      const answer = await send(
        multipart([root(include(`${href}`), XOP), `Content-ID: <${id}>\r\n\r\n12345`]),
      );
      assert.equal(sizeIn(answer), '5', answer.body);
    }
  });

  it('are streamed to where their xop:Include stands, beyond the limit of memory', async () => {
    const answer = await send(
      multipart([root(include('cid:a'), XOP), `Content-ID: <a>\r\n\r\n${'x'.repeat(5000)}`]),
    );
    assert.equal(sizeIn(answer), '5000', answer.body);
  });

  it('are found by the href that the message has for them: Content-ID or Content-Location (SwA §3)', async () => {
    for (const [href, header] of [
      ['CID:a%40b', 'Content-ID: <a@b>'],
      [' cid:a ', 'Content-ID: <a>'],
      ['http://grid.example/a.bin', 'Content-Location: http://grid.example/a.bin'],
      ['HTTP://GRID.example/a.bin', 'content-location:\r\n http://grid.example\r\n /a.bin'],
      ['a.bin', 'Content-Location: a.bin'],
      ['cid:a%40b', 'Content-ID: <a%40b>'],
      ['a%40b', 'Content-ID: <a%40b>'],
      ['thismessage:/a.bin', 'Content-Location: ./a.bin'],
    ]) {
      const answer = await send(
        multipart([root(`<e:Measure><e:content href="${href}"/></e:Measure>`), `${header}\r\n\r\n12345`]),
      );
      assert.equal(sizeIn(answer), '5', answer.body);
    }
  });

  it('are not found by a Content-Location where a Content-ID is meant', async () => {
    const answer = await send(
      multipart([
        root('<e:Measure><e:content href="cid:a"/></e:Measure>'),
        'Content-Location: cid:a\r\n\r\n1234',
        'Content-ID: <a>\r\n\r\n12345',
      ]),
    );
    assert.equal(sizeIn(answer), '5', answer.body);
  });

  it('are read by the operation itself', async () => {
    const answer = await send(multipart([root('<e:Measure/>'), 'Content-ID: <a>\r\n\r\n123456']));
    assert.equal(sizeIn(answer), '6', answer.body);
  });

  const refused: readonly [string, (string | Uint8Array)[], string][] = [
    ['an Include of nothing', multipart([root(include('cid:nothing'), XOP)]), 'ATTACHMENTS_MALFORMED'],
    ['an Include of a file', multipart([root(include('file:///etc/passwd'), XOP)]), 'ATTACHMENTS_MALFORMED'],
    ['an Include of a broken id', multipart([root(include('cid:%zz'), XOP)]), 'ATTACHMENTS_MALFORMED'],
    ['a root that is a picture', multipart([root('<e:Measure/>', 'image/png')]), 'MEDIA_TYPE_UNSUPPORTED'],
    [
      'more parts than are taken',
      multipart([root('<e:Measure/>'), ...Array<string>(9).fill('\r\n')], 'start="<z>"'),
      'ATTACHMENTS_LIMIT',
    ],
    [
      'an envelope beyond the limit',
      multipart([root(`<e:Measure>${' '.repeat(20_000)}</e:Measure>`)]),
      'MESSAGE_TOO_LARGE',
    ],
    [
      'a package that breaks off',
      post('--b\r\n\r\n<a/>', { 'Content-Type': 'multipart/related; boundary=b' }),
      'ATTACHMENTS_MALFORMED',
    ],
    [
      'a package without boundary',
      post('--b\r\n', { 'Content-Type': 'multipart/related' }),
      'ATTACHMENTS_MALFORMED',
    ],
    [
      'DIME that is none',
      post('hello hello hello', { 'Content-Type': 'application/dime' }),
      'ATTACHMENTS_MALFORMED',
    ],
  ];
  for (const [what, pieces, code] of refused) {
    it(`are refused with ${what}`, async () => {
      assert.match((await send(pieces)).body, new RegExp(`<c:code>${code}<`));
    });
  }

  it('are refused beyond the total size, which chunks do not tell beforehand', async () => {
    const type = {
      'Content-Type': 'multipart/related; boundary=b',
      'Transfer-Encoding': 'chunked',
      'Content-Length': 'absent',
    };
    const small = await running(
      createSoapEndpoint({ services: [echoService], limits: { ...limits, total: 5000 } }),
    );
    const [head = ''] = post('', type);
    const [, body = ''] = multipart([root('<e:Measure/>'), `Content-ID: <a>\r\n\r\n${'x'.repeat(9000)}`]);
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const answer = await raw(small.port, [head, chunk]);
    assert.equal(answer.status, 413);
    assert.match(answer.body, /MESSAGE_TOO_LARGE/);
    await small.close();
  });

  it('are not lost where the message refers to one that does not come', async () => {
    const big = `Content-ID: <b>\r\n\r\n${'x'.repeat(5000)}`;
    const answer = await send(multipart([root(include('cid:a'), XOP), big]));
    assert.match(answer.body, /refers to the attachment &quot;a&quot;|refers to the attachment "a"/);
  });

  it('that stop coming are given up, though the operation has begun', async () => {
    const [head = '', body = ''] = multipart([
      root('<e:Measure/>'),
      `Content-ID: <a>\r\n\r\n${'x'.repeat(500)}`,
    ]);
    const answer = await raw(server.port, slowly([String(head), String(body).slice(0, -100)], 10));
    assert.match(answer.body, /RECEIVE_TIMEOUT/);
    assert.equal(answer.status, 408);
  });

  it('go back in the form of the request, or of the Accept header, or not at all (IN-5)', async () => {
    const produce = '<e:Produce><e:size>5000</e:size></e:Produce>';
    const forms: readonly [(string | Uint8Array)[], RegExp][] = [
      [post(envelope(produce)), /^text\/xml/],
      [
        post(envelope(produce), {
          Accept: 'application/soap+xml, application/dime, multipart/related, text/*',
        }),
        /^multipart\/related; type="text\/xml"/,
      ],
      [
        post(envelope(produce), { Accept: 'text/xml, multipart/related; type="application/xop+xml"' }),
        /^multipart\/related; type="application\/xop\+xml"/,
      ],
      [post(envelope(produce), { Accept: 'application/dime' }), /^application\/dime$/],
      [multipart([root(produce)]), /^multipart\/related; type="text\/xml"/],
      [multipart([root(produce, XOP)]), /^multipart\/related; type="application\/xop\+xml"/],
    ];
    for (const [request, type] of forms) {
      const answer = await send(request);
      assert.equal(answer.status, 200, answer.body);
      assert.match(answer.headers.get('content-type') ?? '', type);
      assert.equal(answer.headers.has('transfer-encoding'), false);
    }
    assert.match(
      (await send(multipart([root('<e:Fail><e:text>ACCOUNT_UNKNOWN</e:text></e:Fail>', XOP)]))).headers.get(
        'content-type',
      ) ?? '',
      /^text\/xml/,
    );
  });

  it('that an operation adds itself go beside its answer', async () => {
    const operations = {
      ...echoService.operations,
      Echo: async (
        request: { text: string },
        { attach }: Parameters<typeof echoService.operations.Echo>[1],
      ) => {
        attach?.(attachBytes('extra@plegma', 'text/plain', new TextEncoder().encode('extra content')));
        return request;
      },
    };
    const other = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
    const answer = await raw(other.port, multipart([root('<e:Echo><e:text>x</e:text></e:Echo>')]));
    assert.match(answer.body, /Content-ID: <extra@plegma>\r\n\r\nextra content\r\n--/);
    await other.close();
  });

  it('that are not as long as they were said to be break the connection instead of looking whole', async () => {
    const operations = {
      ...echoService.operations,
      Produce: async () => ({ content: { size: 5000, stream: () => streamContent(producedBytes(10)) } }),
    };
    const codes: (string | undefined)[] = [];
    const broken = createSoapEndpoint({
      services: [{ ...echoService, operations }],
      observe: ({ code, outcome }) => codes.push(`${outcome} ${code}`),
    });
    const other = await running(broken);
    const request = multipart([root('<e:Produce><e:size>1</e:size></e:Produce>')]);
    await assert.rejects(raw(other.port, request), /No whole answer/);
    assert.deepEqual(codes, ['unanswered TRANSPORT_FAILED']);
    await other.close();
  });

  for (const form of ['swa', 'dime', 'mtom'] as const) {
    it(`of ${largeSize / 1024 / 1024} MiB pass in constant memory: ${form}`, async () => {
      const proxy = createProxy(echoContract, undiciTransport(), {
        address: server.address,
        attachments: form,
      });
      let peak = 0;
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      }, 10);
      const before = process.memoryUsage().arrayBuffers;
      const measured = await proxy.Measure({ content: { size: largeSize, stream: large } });
      clearInterval(watch);
      assert.equal(measured.size, BigInt(largeSize));
      assert.equal(measured.sha256, largeDigest());
      assert.ok(peak - before < 64 * 1024 * 1024, `held ${(peak - before) / 1024 / 1024} MiB`);
    }).timeout(120_000);
  }

  for (const [form, contentType] of [
    ['swa', /^multipart\/related; type="text\/xml"/],
    ['dime', /^application\/dime$/],
    ['mtom', /^multipart\/related; type="application\/xop\+xml"/],
  ] as const) {
    it(`of ${largeSize / 1024 / 1024} MiB go out in constant memory: ${form}`, async () => {
      const operations = {
        ...echoService.operations,
        Produce: async () => ({ content: { size: largeSize, stream: large } }),
      };
      const other = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
      const seen: (string | undefined)[] = [];
      const carry = undiciTransport();
      const transport: Transport = async (request) => {
        const response = await carry(request);
        seen.push(response.contentType);
        return response;
      };
      const proxy = createProxy(echoContract, transport, { address: other.address, attachments: form });
      const before = process.memoryUsage().arrayBuffers;
      const { content } = await proxy.Produce({ size: 1n });
      const hash = createHash('sha256');
      let peak = 0;
      let size = 0;
      for await (const received of streamContent(content)) {
        hash.update(received);
        size += received.length;
        peak = Math.max(peak, process.memoryUsage().arrayBuffers);
      }
      assert.deepEqual([size, hash.digest('hex')], [largeSize, largeDigest()]);
      assert.match(seen[0] ?? '', contentType);
      assert.ok(peak - before < 64 * 1024 * 1024, `held ${(peak - before) / 1024 / 1024} MiB`);
      await other.close();
    }).timeout(120_000);
  }

  it('sent over fetch are gathered first', async () => {
    const proxy = createProxy(echoContract, fetchTransport(), {
      address: server.address,
      attachments: 'swa',
    });
    const bytes = producedBytes(10_000);
    const measured = await proxy.Measure({
      content: { size: bytes.length, stream: () => streamContent(bytes) },
    });
    assert.equal(measured.size, 10_000n);
  });
});
