import assert from 'node:assert/strict';
import { type BinaryContent, readContent, streamContent } from '../../../src/soap/codec/binary-content.ts';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { refuses, rpcContract, valueCodec } from './described-service.ts';

const codec = valueCodec('xsd:base64Binary');
const bytes = Uint8Array.of(1, 2, 3);
const attached: BinaryContent = {
  size: 3,
  async *stream() {
    yield bytes.slice(0, 1);
    yield bytes.slice(1);
  },
};
const message = (v: string) => parseXml(`<Do xmlns="urn:t">${v}</Do>`);
const XOP = 'http://www.w3.org/2004/08/xop/include';

describe('codec: attachments', () => {
  it('the media type of what stands in the message may be said on it, as it is on what is attached', () => {
    const typed = 'xmlns:m="http://www.w3.org/2005/05/xmlmime" m:contentType="image/png"';
    const value = codec.decodeRequest('Do', message(`<v ${typed}>AAEC</v>`));
    assert.deepEqual(value, { v: Uint8Array.of(0, 1, 2) });
  });

  it('xop:Include refers to an attachment by its Content-ID, unescaped', () => {
    const asked: string[] = [];
    const attachments = (id: string): BinaryContent => {
      asked.push(id);
      return attached;
    };
    const value = codec.decodeRequest(
      'Do',
      message(`<v><xop:Include xmlns:xop="${XOP}" href="cid:rootpart*1%40x"/></v>`),
      { attachments },
    );
    assert.deepEqual(value, { v: attached });
    codec.decodeRequest('Do', message('<v href="cid:100%"/>'), { attachments });
    codec.decodeRequest('Do', message('<v href="uuid:AB-1"/>'), { attachments });
    assert.deepEqual(asked, ['rootpart*1@x', '100%', 'uuid:AB-1']);
  });

  it('a reference to what did not come is refused', () => {
    refuses(
      () => codec.decodeRequest('Do', message('<v href="cid:1"/>')),
      'SCHEMA_ATTACHMENT_MISSING',
      'Do/v',
      /"cid:1"/,
    );
    refuses(
      () =>
        codec.decodeRequest('Do', message(`<v><xop:Include xmlns:xop="${XOP}"/></v>`), {
          attachments: () => undefined,
        }),
      'SCHEMA_ATTACHMENT_MISSING',
      'Do/v',
    );
  });

  it('Axis refers to attachments in rpc/encoded messages', () => {
    const rpc = new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="xsd:base64Binary"']));
    assert.deepEqual(
      rpc.decodeRequest('Do', parseXml('<t:Do xmlns:t="urn:t"><v href="cid:1"/></t:Do>'), {
        attachments: () => attached,
      }),
      { v: attached },
    );
  });

  it('content leaves the message in the form that is asked for', () => {
    const xop = codec.encodeRequest('Do', { v: attached }, { attach: () => ({ form: 'xop', uri: 'cid:1' }) });
    assert.equal(
      xop.xml,
      `<n1:Do xmlns:n1="urn:t"><n1:v><xop:Include xmlns:xop="${XOP}" href="cid:1"></xop:Include></n1:v></n1:Do>`,
    );
    const href = codec.encodeRequest('Do', { v: bytes }, { attach: () => ({ form: 'href', uri: 'cid:1' }) });
    assert.equal(href.xml, '<n1:Do xmlns:n1="urn:t"><n1:v href="cid:1"></n1:v></n1:Do>');
    assert.equal(
      codec.encodeRequest('Do', { v: bytes }, { attach: () => undefined }).xml,
      '<n1:Do xmlns:n1="urn:t"><n1:v>AQID</n1:v></n1:Do>',
    );
  });

  it('attached content cannot stand in the message', () => {
    refuses(() => codec.encodeRequest('Do', { v: attached }), 'VALUE_NOT_ENCODABLE', 'Do/v', /cannot carry/);
    refuses(() => codec.encodeRequest('Do', { v: 'AQID' }), 'VALUE_NOT_ENCODABLE', 'Do/v', /expected bytes/);
  });

  it('a length of attached content is not known beforehand', () => {
    const short = valueCodec(
      't:Short',
      '<xsd:simpleType name="Short"><xsd:restriction base="xsd:base64Binary"><xsd:maxLength value="2"/></xsd:restriction></xsd:simpleType>',
    );
    refuses(
      () => short.decodeRequest('Do', message('<v>AQID</v>')),
      'SCHEMA_VALUE_INVALID',
      'Do/v',
      /3 bytes/,
    );
    assert.ok(short.decodeRequest('Do', message('<v href="cid:1"/>'), { attachments: () => attached }));
  });

  it('both kinds of content are read alike', async () => {
    assert.deepEqual(await readContent(attached), bytes);
    assert.deepEqual(await readContent(bytes), bytes);
    for (const content of [attached, bytes]) {
      const pieces: number[] = [];
      for await (const piece of streamContent(content)) pieces.push(...piece);
      assert.deepEqual(pieces, [1, 2, 3]);
    }
  });
});
