import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { postTo, raw } from '../../soap/server/running.ts';
import {
  type AttackedServer,
  envelopeOf,
  faultCodeOf,
  LIST_SERVICES,
  REGISTRY,
  startAttackedServer,
} from './attacked-server.ts';

const MEBIBYTE = 1024 ** 2;
const XML_BOMBS: readonly [name: string, code: string, envelope: () => string][] = [
  [
    'a billion laughs',
    'XML_DTD_REFUSED',
    () => {
      const entity = (at: number) => `<!ENTITY l${at} "${`&l${at - 1};`.repeat(10)}">`;
      const entities = Array.from({ length: 9 }, (_, at) => entity(at + 1)).join('');
      return `<!DOCTYPE s [<!ENTITY l0 "lol">${entities}]>${envelopeOf('<a>&l9;</a>')}`;
    },
  ],
  [
    'one long entity a thousand times',
    'XML_DTD_REFUSED',
    () => `<!DOCTYPE s [<!ENTITY a "${'a'.repeat(100_000)}">]>${envelopeOf('&a;'.repeat(1000))}`,
  ],
  [
    'a document type that names a file of the server',
    'XML_DTD_REFUSED',
    () => `<!DOCTYPE s [<!ENTITY p SYSTEM "file:///etc/passwd">]>${envelopeOf('<a>&p;</a>')}`,
  ],
  [
    'a document type that names another host',
    'XML_DTD_REFUSED',
    () => `<!DOCTYPE s SYSTEM "http://127.0.0.1:1/evil.dtd">${envelopeOf(LIST_SERVICES)}`,
  ],
  ['an entity without a document type', 'XML_NOT_WELL_FORMED', () => envelopeOf('<a>&lol;</a>')],
  [
    'a million attributes',
    'XML_LIMIT_EXCEEDED',
    () => envelopeOf(`<a ${Array.from({ length: 1_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  ],
  [
    'a million attributes of one name',
    'XML_LIMIT_EXCEEDED',
    () => envelopeOf(`<a ${'a="" '.repeat(1_000_000)}/>`),
  ],
  [
    'two million attributes, no more than a hundred of each element',
    'XML_LIMIT_EXCEEDED',
    () => {
      const attributes = Array.from({ length: 100 }, (_, at) => ` a${at}=""`).join('');
      return envelopeOf(`<a${attributes}/>`.repeat(20_000));
    },
  ],
  [
    'a hundred thousand namespaces',
    'XML_LIMIT_EXCEEDED',
    () =>
      envelopeOf(`<a ${Array.from({ length: 100_000 }, (_, at) => `xmlns:a${at}="urn:${at}"`).join(' ')}/>`),
  ],
  ['a million elements inside each other', 'XML_LIMIT_EXCEEDED', () => envelopeOf('<a>'.repeat(1_000_000))],
  ['a million elements beside each other', 'XML_LIMIT_EXCEEDED', () => envelopeOf('<a/>'.repeat(1_000_000))],
  ['a name of a million letters', 'XML_LIMIT_EXCEEDED', () => envelopeOf(`<${'a'.repeat(1_000_000)}/>`)],
  [
    'an attribute of a million letters',
    'XML_LIMIT_EXCEEDED',
    () => envelopeOf(`<a b="${'c'.repeat(1_000_000)}"/>`),
  ],
  [
    'thirteen mebibytes of text',
    'XML_LIMIT_EXCEEDED',
    () => envelopeOf(`<a>${'t'.repeat(13 * MEBIBYTE)}</a>`),
  ],
  ['a comment that never ends', 'XML_NOT_WELL_FORMED', () => envelopeOf(`<!--${'- '.repeat(1_000_000)}`)],
  ['a million ampersands', 'XML_NOT_WELL_FORMED', () => envelopeOf('&'.repeat(1_000_000))],
];

function multipart(parts: readonly string[]): [head: string, body: string | Uint8Array] {
  const body = `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`;
  return postTo(REGISTRY, body, { 'Content-Type': 'multipart/related; type="text/xml"; boundary=b' });
}

function nested(depth: number): string {
  if (depth === 0) return `Content-Type: text/xml\r\n\r\n${envelopeOf(LIST_SERVICES)}`;
  const type = `Content-Type: multipart/related; type="text/xml"; boundary=b${depth}`;
  return `${type}\r\n\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`;
}

describe('messages that grow when they are read', () => {
  let server: AttackedServer;
  before(async () => {
    server = await startAttackedServer();
  });
  after(() => server.close());
  const attack = (pieces: readonly (string | Uint8Array)[]) => raw(server.brokerPort, pieces);

  for (const [name, code, envelope] of XML_BOMBS) {
    it(`${name}: ${code}`, async () => {
      const answer = await attack(postTo(REGISTRY, envelope()));
      assert.equal(faultCodeOf(answer.body), code, answer.body.slice(0, 500));
      assert.ok(await server.isAlive());
    });
  }

  it('a bomb in gzip: 4 GiB in 4 MiB, of which no more is unpacked than a message may have', async () => {
    const mebibytes = gzipSync(Buffer.alloc(64 * MEBIBYTE, ' '));
    // Members of gzip may follow each other (RFC 1952 §2.2).
    const bomb = Buffer.concat(Array.from({ length: 64 }, () => mebibytes));
    const before = await server.memory();
    const answer = await attack(postTo(REGISTRY, bomb, { 'Content-Encoding': 'gzip' }));
    assert.equal(faultCodeOf(answer.body), 'MESSAGE_TOO_LARGE');
    assert.ok((await server.memory()) - before < 16 * MEBIBYTE);
  });

  it('XML that is small only in gzip: a million elements', async () => {
    const packed = gzipSync(envelopeOf('<a/>'.repeat(1_000_000)));
    const answer = await attack(postTo(REGISTRY, packed, { 'Content-Encoding': 'gzip' }));
    assert.equal(faultCodeOf(answer.body), 'XML_LIMIT_EXCEEDED');
  });

  it('packages in packages: the envelope has to be in the outer one', async () => {
    const answer = await attack(multipart([nested(200)]));
    assert.ok(
      ['ATTACHMENTS_MALFORMED', 'MEDIA_TYPE_UNSUPPORTED'].includes(faultCodeOf(answer.body) ?? ''),
      answer.body,
    );
  });

  it('a hundred thousand parts before the envelope', async () => {
    const parts = Array.from({ length: 100_000 }, () => 'Content-Type: text/plain\r\n\r\n');
    const [head, body] = multipart([...parts, nested(0)]);
    const named = head.replace('boundary=b', 'boundary=b; start="<root>"');
    const answer = await attack([named, body]);
    assert.equal(faultCodeOf(answer.body), 'ATTACHMENTS_LIMIT', answer.body);
  });

  it('a part whose headers never end', async () => {
    const answer = await attack(multipart([`Content-Type: text/xml\r\n${'X: y\r\n'.repeat(100_000)}`]));
    assert.match(faultCodeOf(answer.body) ?? '', /^ATTACHMENTS_/);
  });

  it('many at once: everybody else is still served', async () => {
    const packed = gzipSync(envelopeOf(`<a>${'<b>c</b>'.repeat(90_000)}</a>`));
    const attacks = Array.from({ length: 30 }, () =>
      attack(postTo(REGISTRY, packed, { 'Content-Encoding': 'gzip' })),
    );
    const honest = await attack(postTo(REGISTRY, envelopeOf(LIST_SERVICES)));
    assert.equal(honest.status, 200);
    for (const answer of await Promise.all(attacks))
      assert.equal(faultCodeOf(answer.body), 'OPERATION_UNKNOWN');
    assert.ok(await server.isAlive());
  }).timeout(60_000);
});
