import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { bodyOf, envelopeOf, forgeMessage } from '../../security/forge-message.ts';
import { echoService, NS } from './echo-service.ts';
import { post, type Running, raw, running } from './running.ts';
import { type Cast, cast } from './signing.ts';

const PROFILE = 'http://docs.oasis-open.org/wss/oasis-wss-SwAProfile-1.1';
const CONTENT = `<ds:Transform Algorithm="${PROFILE}#Attachment-Content-Signature-Transform"/>`;
const COMPLETE = `<ds:Transform Algorithm="${PROFILE}#Attachment-Complete-Signature-Transform"/>`;
const CONTENT_LIMIT = 10_000;

interface Part {
  readonly id: string;
  readonly content: string;
  readonly type?: string;
  readonly location?: string;
}

describe('attachments that a signature covers (SwA profile 1.1, GR-44)', () => {
  let server: Running;
  let people: Cast;
  before(async () => {
    people = await cast();
    server = await running(
      createSoapEndpoint({
        services: [echoService],
        verification: people.verification(),
        limits: { inMemory: CONTENT_LIMIT },
      }),
    );
  });
  after(() => server.close());

  async function send(
    parts: readonly Part[],
    {
      uri = 'cid:a',
      digested = parts[0]?.content ?? '',
      transforms = CONTENT,
      payload = `<e:Measure xmlns:e="${NS}"/>`,
    } = {},
  ) {
    const message = await forgeMessage({
      credential: people.client,
      envelope: envelopeOf(bodyOf(payload)),
      references: [{ id: 'body' }, { id: 'time' }, { id: '', uri, transforms, octets: digested }],
    });
    const written = [{ id: 'root', content: message, type: 'text/xml; charset=utf-8' }, ...parts].map(
      ({ id, content, type = 'application/octet-stream', location = id }) =>
        `--b\r\nContent-Type: ${type}\r\nContent-ID: <${id}>\r\nContent-Location: ${location}\r\n\r\n${content}\r\n`,
    );
    const type = 'multipart/related; type="text/xml"; start="<root>"; boundary="b"';
    return raw(server.port, post(`${written.join('')}--b--\r\n`, { 'Content-Type': type }));
  }
  const sha256 = (content: string) => createHash('sha256').update(content).digest('hex');

  it('are the only ones where the message names none: another one put in front is passed over', async () => {
    const parts = [
      { id: 'z', content: 'put in front' },
      { id: 'a', content: 'signed' },
    ];
    const answer = await send(parts, { digested: 'signed' });
    assert.equal(answer.status, 200, answer.body);
    assert.ok(answer.body.includes(sha256('signed')));
  });

  it('are verified, and reach the operation as they came', async () => {
    const content = 'some octets\nand more';
    const answer = await send([{ id: 'a', content }]);
    assert.equal(answer.status, 200, answer.body);
    assert.ok(answer.body.includes(sha256(content)));
  });

  it('are verified wherever they stand, with others before them that stay readable by their names', async () => {
    const answer = await send(
      [
        { id: 'first', content: 'unsigned' },
        { id: 'a b', content: 'signed' },
        { id: 'last', content: 'x'.repeat(3 * CONTENT_LIMIT) },
      ],
      {
        uri: 'cid:a%20b',
        digested: 'signed',
        payload: `<e:Measure xmlns:e="${NS}"><e:content href="cid:first"/></e:Measure>`,
      },
    );
    assert.equal(answer.status, 200, answer.body);
    assert.ok(answer.body.includes(sha256('unsigned')));
  });

  it('are named by a URI whose scheme is in any case (RFC 3986 §3.1)', async () => {
    const answer = await send([{ id: 'a', content: 'signed' }], { uri: 'CID:a' });
    assert.equal(answer.status, 200, answer.body);
  });

  it('that are referred to from the Body are read there', async () => {
    const href = `<e:Measure xmlns:e="${NS}"><e:content href="cid:a"/></e:Measure>`;
    const answer = await send([{ id: 'a', content: 'signed' }], { payload: href });
    assert.ok(answer.body.includes(sha256('signed')), answer.body);
  });

  for (const [what, type, content, digested] of [
    ['lines of text end as on the network', 'text/plain', 'a\nb\rc\r\nd', 'a\r\nb\r\nc\r\nd'],
    ['text may be digested as it stands', 'text/plain', 'a\nb', 'a\nb'],
    ['XML is canonicalised', 'text/xml', "<a  b='c'/>", '<a b="c"></a>'],
    ['and under its other names', 'image/svg+xml; charset=utf-8', "<a  b='c'/>", '<a b="c"></a>'],
    ['what only says that it is XML is octets', 'application/xml', '<a', '<a'],
  ] as const) {
    it(`are digested in their canonical form: ${what}`, async () => {
      const answer = await send([{ id: 'a', content, type }], { digested });
      assert.equal(answer.status, 200, answer.body);
      assert.ok(answer.body.includes(sha256(content)));
    });
  }

  // The headers that `send` writes, as SwA profile 1.1 §5.4.1 has them.
  const headers = (type: string) => `Content-ID:<a>\r\nContent-Location:a\r\nContent-Type:${type}\r\n`;
  for (const [what, type, content, digested] of [
    ['octets', 'Application/Octet-Stream', 'a\nb', `${headers('application/octet-stream')}a\nb`],
    ['XML', 'text/xml; charset=UTF-8', "<a  b='c'/>", `${headers('text/xml;charset="utf-8"')}<a b="c"></a>`],
  ] as const) {
    it(`are digested with their MIME headers where the signature says so (§5.3): ${what}`, async () => {
      const answer = await send([{ id: 'a', content, type }], { digested, transforms: COMPLETE });
      assert.equal(answer.status, 200, answer.body);
      assert.ok(answer.body.includes(sha256(content)));
    });
  }

  for (const [what, parts, options, code] of [
    [
      'were said to be of another type',
      [{ id: 'a', content: 'x', type: 'text/html' }],
      { transforms: COMPLETE, digested: `${headers('text/plain')}x` },
      'DIGEST_MISMATCH',
    ],
    [
      'are signed without the headers that the signature is to cover',
      [{ id: 'a', content: 'x' }],
      { transforms: COMPLETE },
      'DIGEST_MISMATCH',
    ],
    ['were changed', [{ id: 'a', content: 'other' }], { digested: 'signed' }, 'DIGEST_MISMATCH'],
    [
      'are binary, with other line ends',
      [{ id: 'a', content: 'a\nb' }],
      { digested: 'a\r\nb' },
      'DIGEST_MISMATCH',
    ],
    [
      'are put behind another part that is located where they are looked for',
      [
        { id: 'b', content: 'other', location: 'a' },
        { id: 'a', content: 'signed' },
      ],
      { digested: 'signed', payload: `<e:Measure xmlns:e="${NS}"><e:content href="a"/></e:Measure>` },
      'ATTACHMENTS_MALFORMED',
    ],
    ['did not come', [{ id: 'b', content: 'x' }], {}, 'SIGNATURE_REFERENCE_INVALID'],
    [
      'are larger than may be held before they are verified',
      [{ id: 'a', content: 'x'.repeat(CONTENT_LIMIT + 1) }],
      {},
      'MESSAGE_TOO_LARGE',
    ],
  ] as const) {
    it(`are refused where they ${what}`, async () => {
      const answer = await send(parts, options);
      assert.match(answer.body, new RegExp(`<c:code>${code}</c:code>`));
    });
  }
});
