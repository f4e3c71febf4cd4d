import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { hangUp, postTo, raw } from '../../soap/server/running.ts';
import { until } from '../../support/until.ts';
import {
  type AttackedServer,
  envelopeOf,
  faultCodeOf,
  LIST_SERVICES,
  REGISTRY,
  startAttackedServer,
} from './attacked-server.ts';

const LIST = envelopeOf(LIST_SERVICES);

/** Everything that the server says over one connection until it closes it. */
async function conversation(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('latin1').on('data', (chunk: string) => {
    said += chunk;
  });
  socket.on('error', () => undefined);
  socket.write(text, 'latin1');
  await once(socket, 'close');
  return said;
}

function statusesIn(said: string): number[] {
  return [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

describe('HTTP that two readers could read in two ways', () => {
  let server: AttackedServer;
  /**
   * The status of the refusal, or `cut`: a server that closes while the sender still writes takes its own answer back
   * (RFC 9112 §9.6), so that the sender may see no more than that it was cut off.
   */
  const refusal = (pieces: Parameters<typeof raw>[1]): Promise<number | 'cut'> =>
    raw(server.brokerPort, pieces).then(
      ({ status }) => status,
      () => 'cut',
    );
  before(async () => {
    server = await startAttackedServer();
  });
  after(() => server.close());

  const smuggled = postTo(REGISTRY, LIST, { Host: 'smuggled.example', Connection: 'close' }).join('');
  const chunked = `0\r\n\r\n${smuggled}`;
  const ambiguous: readonly [name: string, headers: Record<string, string>, body: string][] = [
    [
      'Content-Length beside Transfer-Encoding',
      { 'Content-Length': String(chunked.length), 'Transfer-Encoding': 'chunked' },
      chunked,
    ],
    ['two lengths', { 'Content-Length': `${LIST.length}\r\nContent-Length: 5` }, LIST + smuggled],
    ['two lengths in one line', { 'Content-Length': `${LIST.length}, 5` }, LIST + smuggled],
    ['a length with a sign', { 'Content-Length': `+${LIST.length}` }, LIST + smuggled],
    ['a hexadecimal length', { 'Content-Length': `0x${LIST.length.toString(16)}` }, LIST + smuggled],
    [
      'a space before the colon',
      { 'Content-Length ': String(LIST.length), 'Content-Length': 'absent' },
      LIST + smuggled,
    ],
    [
      'an encoding that only looks like chunked',
      { 'Content-Length': 'absent', 'Transfer-Encoding': 'xchunked' },
      chunked,
    ],
    [
      'chunked that is not the last encoding',
      { 'Content-Length': 'absent', 'Transfer-Encoding': 'chunked, identity' },
      chunked,
    ],
    [
      'a chunk with a size that is no number',
      { 'Content-Length': 'absent', 'Transfer-Encoding': 'chunked' },
      `zz\r\n${smuggled}`,
    ],
    [
      'a chunk with a size beyond 64 bits',
      { 'Content-Length': 'absent', 'Transfer-Encoding': 'chunked' },
      `1${'0'.repeat(16)}\r\n${smuggled}`,
    ],
    ['a bare carriage return in a header', { 'X-A': `b\rContent-Length: 0` }, LIST + smuggled],
    ['a null in a header', { 'X-A': 'b\u0000c' }, LIST + smuggled],
    ['two hosts', { Host: 'grid.example\r\nhost: evil.example', Connection: 'close' }, LIST],
    [
      'two Content-Types',
      {
        'Content-Type': 'text/xml\r\nContent-type: multipart/related; boundary=b',
        Connection: 'close',
      },
      LIST,
    ],
    ['two SOAPActions', { SOAPAction: '"a"\r\nSoapaction: "b"', Connection: 'close' }, LIST],
  ];
  for (const [name, headers, body] of ambiguous) {
    it(`${name}: refused with 400, and nothing behind it is read as a request`, async () => {
      const [head] = postTo(REGISTRY, LIST, headers);
      const said = await conversation(server.brokerPort, head + body);
      assert.deepEqual(statusesIn(said), [400], said.slice(0, 400));
    });
  }

  it('two hosts in front of a WSDL: refused with 400', async () => {
    const request = `GET ${REGISTRY}?wsdl HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n`;
    assert.deepEqual(statusesIn(await conversation(server.brokerPort, request)), [400]);
  });

  it('a version that is not written so, 2.0 or 0.9: refused with 400', async () => {
    const [head, body] = postTo(REGISTRY, LIST);
    for (const version of ['2.0', '0.9']) {
      const said = await conversation(server.brokerPort, head.replace('HTTP/1.1', `HTTP/${version}`) + body);
      assert.deepEqual(statusesIn(said), [400], said.slice(0, 400));
    }
  });

  it('an encoding before chunked, which nobody undoes: refused with 501', async () => {
    for (const coding of ['gzip, chunked', 'identity, chunked']) {
      const headers = { 'Content-Length': 'absent', 'Transfer-Encoding': coding, Connection: 'close' };
      const [head] = postTo(REGISTRY, LIST, headers);
      assert.deepEqual(statusesIn(await conversation(server.brokerPort, `${head}0\r\n\r\n`)), [501]);
    }
  });

  it('requests behind each other in one packet are answered one by one, in their order', async () => {
    const unknown = envelopeOf('<x xmlns="urn:other"/>');
    const requests = [
      postTo(REGISTRY, LIST),
      postTo(REGISTRY, unknown),
      ['GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
      postTo(REGISTRY, LIST, { Connection: 'close' }),
    ];
    const said = await conversation(server.brokerPort, requests.flat().join(''));
    assert.deepEqual(statusesIn(said), [200, 500, 200, 200]);
  });

  it('behind a refused request whose body was not read, nothing is taken for a request', async () => {
    const [head] = postTo(REGISTRY, LIST, { 'Content-Type': 'image/png' });
    const said = await conversation(
      server.brokerPort,
      head + smuggled.padEnd(LIST.length).slice(0, LIST.length) + smuggled,
    );
    assert.deepEqual(statusesIn(said), [415, 200], said);
  });

  for (const [name, headers] of [
    ['one of 100 kB', { 'X-Long': 'x'.repeat(100_000) }],
    ['5,000 of them', Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`X-${at}`, 'y']))],
  ] as const) {
    it(`headers without measure, ${name}: 431`, async () => {
      assert.ok([431, 'cut'].includes(await refusal(postTo(REGISTRY, LIST, headers))));
    });
  }

  it('a path of 100 kB: 431', async () => {
    assert.ok([431, 'cut'].includes(await refusal(postTo(`/${'a'.repeat(100_000)}`, LIST))));
  });

  it('connections that are cut in the middle leave nothing behind', async () => {
    const [head] = postTo(REGISTRY, LIST);
    const before = await server.memory();
    const beginnings = [head.slice(0, 40), head, head + LIST.slice(0, 100)];
    for (let round = 0; round < 50; round += 1) {
      await Promise.all(beginnings.map((beginning) => hangUp(server.brokerPort, beginning)));
    }
    const healthy = await until('the server answers', () => server.isAlive());
    assert.ok(healthy);
    assert.ok((await server.memory()) - before < 8 * 1024 ** 2);
  });

  it('a sender of one byte at a time is given up, while others are served', async () => {
    const [head, body] = postTo(REGISTRY, LIST);
    const dripping = Array.from({ length: 20 }, () =>
      raw(server.brokerPort, [head, String(body).slice(0, 1)]),
    );
    const honest = await raw(server.brokerPort, postTo(REGISTRY, LIST));
    assert.equal(honest.status, 200);
    for (const answer of await Promise.all(dripping)) {
      assert.equal(answer.status, 408);
      assert.equal(faultCodeOf(answer.body), 'RECEIVE_TIMEOUT');
    }
  });
});

describe('headers that want to become something else', () => {
  let server: AttackedServer;
  before(async () => {
    server = await startAttackedServer();
  });
  after(() => server.close());

  const HOSTS = [
    'evil"/><x/>',
    'evil.example\u00ff',
    '../..',
    'a b',
    'user@evil.example',
    '[::1',
    'x:99999',
    '-',
    '',
  ];
  for (const host of HOSTS) {
    it(`Host: ${JSON.stringify(host)} does not get into the WSDL`, async () => {
      const request = `GET ${REGISTRY}?wsdl HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
      const said = await conversation(server.brokerPort, request);
      assert.match(statusesIn(said).join(), /^(200|400)$/);
      const location = /<soap:address location="([^"]*)"/.exec(said)?.[1];
      if (location !== undefined) assert.match(location, /^http:\/\/127\.0\.0\.1:\d+\/services\/Registry$/);
      assert.ok(!said.includes('<x/>'));
    });
  }

  for (const name of ['X-Forwarded-Host', 'X-Forwarded-Proto', 'Forwarded'] as const) {
    it(`${name} that is no host and no protocol is not believed`, async () => {
      const request = `GET ${REGISTRY}?wsdl HTTP/1.1\r\nHost: grid.example\r\n${name}: evil"/><x/>;host="<x/>"\r\nConnection: close\r\n\r\n`;
      const said = await conversation(server.brokerPort, request);
      assert.ok(said.includes('location="http://grid.example/services/Registry"'), said.slice(0, 300));
    });
  }

  for (const [name, value] of [
    ['SOAPAction', '"x"\tSet-Cookie: a=b'],
    ['SOAPAction', `"${'x'.repeat(10_000)}"`],
    ['SOAPAction', '"\u00e9\u0080"'],
    ['Accept', 'multipart/related; type="application/xop+xml"; boundary="x\\"; y=\\""'],
    ['Content-Type', 'text/xml; charset=utf-8; action="x\\"y"; start-info="<x/>"'],
  ] as const) {
    it(`${name}: ${value.slice(0, 60)} changes nothing in the answer`, async () => {
      const plain = await raw(server.brokerPort, postTo(REGISTRY, LIST));
      const answer = await raw(server.brokerPort, postTo(REGISTRY, LIST, { [name]: value }));
      assert.equal(answer.status, 200);
      assert.deepEqual([...answer.headers.keys()], [...plain.headers.keys()]);
      assert.equal(answer.headers.get('content-type'), plain.headers.get('content-type'));
    });
  }

  it('a Content-Type with markup in it is quoted in no answer as markup', async () => {
    const answer = await raw(
      server.brokerPort,
      postTo(REGISTRY, LIST, { 'Content-Type': 'text/html; charset="<script>alert(1)</script>"' }),
    );
    assert.equal(answer.status, 415);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/(plain|xml)/);
  });
});
