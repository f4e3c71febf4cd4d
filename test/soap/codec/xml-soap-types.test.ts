import assert from 'node:assert/strict';
import { attachTo } from '../../../src/soap/attachments/attach-content.ts';
import type { OutgoingAttachment } from '../../../src/soap/attachments/attachment.ts';
import { ServiceCodec } from '../../../src/soap/codec/service-codec.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import {
  documentCodec,
  message,
  received,
  refuses,
  request,
  rpcContract,
  sequence,
} from './described-service.ts';

const XML_SOAP = 'xmlns:apachesoap="http://xml.apache.org/xml-soap"';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const codecOf = (type: string) =>
  new ServiceCodec(rpcContract('rpc-encoded', [`name="v" type="apachesoap:${type}" ${XML_SOAP}`]));
const read = (codec: ServiceCodec, content: string, attributes = '', options = {}): unknown =>
  codec.decodeRequest(
    'Do',
    parseXml(
      `<t:Do xmlns:t="urn:t" ${XML_SOAP} xmlns:xsi="${XSI}" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><v ${attributes}>${content}</v></t:Do>`,
    ),
    options,
  );
const bytes = new TextEncoder().encode('short');

describe('codec: types of Apache SOAP that no schema describes', () => {
  it('a Vector is an array of anything', () => {
    const codec = codecOf('Vector');
    const value = { v: ['a', 1, true, null, ['b']] };
    const { xml } = codec.encodeRequest('Do', value);
    assert.deepEqual(codec.decodeRequest('Do', received(xml)), value);
    const written = '<item xsi:type="xsd:string">a</item><item xsi:type="xsd:int">1</item>';
    assert.deepEqual(read(codec, written, 'xsi:type="apachesoap:Vector"'), { v: ['a', 1] });
    refuses(() => codec.encodeRequest('Do', { v: 'a' }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  it('a Map is a Map, and is written as one wherever anything may stand', () => {
    const codec = codecOf('Map');
    const value = {
      v: new Map<unknown, unknown>([
        ['a', 1],
        [2, new Map([['b', ['c']]])],
      ]),
    };
    const { xml } = codec.encodeRequest('Do', value);
    assert.deepEqual(codec.decodeRequest('Do', received(xml)), value);
    const any = new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="xsd:anyType"']));
    const anything = any.encodeRequest('Do', value).xml;
    assert.match(anything, /<v xmlns:n\d="http:\/\/xml\.apache\.org\/xml-soap"[^>]* xsi:type="n\d:Map">/);
    assert.deepEqual(any.decodeRequest('Do', received(anything)), value);
    refuses(() => codec.encodeRequest('Do', { v: {} }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  it('an Element is the element inside', () => {
    const codec = codecOf('Element');
    const { v } = read(codec, '<x:a xmlns:x="urn:x"><b>1</b></x:a>') as { v: { local: string } };
    assert.equal(v.local, 'a');
    assert.match(codec.encodeRequest('Do', { v }).xml, /<v><x:a xmlns:x="urn:x"><b>1<\/b><\/x:a><\/v>/);
    refuses(() => codec.encodeRequest('Do', { v: 'a' }), 'VALUE_NOT_ENCODABLE', 'Do/v');
  });

  for (const type of ['DataHandler', 'Image', 'PlainText', 'OctetStream', 'Source', 'Multipart']) {
    it(`a ${type} is an attachment, however short`, () => {
      const codec = codecOf(type);
      const attachments = (id: string) => (id === 'a@b' ? bytes : undefined);
      const attributes = `href="cid:a@b" xsi:type="apachesoap:${type}"`;
      assert.deepEqual(read(codec, '', attributes, { attachments }), { v: bytes });
      const parts: OutgoingAttachment[] = [];
      const attach = attachTo(parts, { form: 'swa', signed: true });
      const { xml } = codec.encodeRequest('Do', { v: bytes }, { attach });
      assert.equal(parts.length, 1);
      assert.ok(xml.includes(`<v href="cid:${parts[0]?.contentId}"></v>`), xml);
      refuses(
        () => codec.encodeRequest('Do', { v: bytes }),
        'VALUE_NOT_ENCODABLE',
        'Do/v',
        /has to be an attachment/,
      );
      refuses(() => codec.encodeRequest('Do', { v: 'x' }, { attach }), 'VALUE_NOT_ENCODABLE', 'Do/v');
    });
  }

  it('what Axis writes into its own schema of them changes nothing', () => {
    const schema = `<xsd:complexType name="Bag"><xsd:sequence><xsd:element name="map" type="apachesoap:Map" ${XML_SOAP}/></xsd:sequence></xsd:complexType>`;
    const codec = new ServiceCodec(rpcContract('rpc-encoded', ['name="v" type="t:Bag"'], schema));
    const value = { v: { map: new Map([['a', 'b']]) } };
    assert.deepEqual(codec.decodeRequest('Do', received(codec.encodeRequest('Do', value).xml)), value);
  });
});

describe('codec: references to attachments by WS-I', () => {
  const XSD = 'xmlns:ref="http://ws-i.org/profiles/basic/1.1/xsd"';
  it('a swaRef is an attachment whose URI is its text', () => {
    const described = request(sequence(`<xsd:element name="v" type="ref:swaRef" ${XSD}/>`));
    const documents = documentCodec(described);
    const attachments = (id: string) => (id === 'a b' ? bytes : undefined);
    assert.deepEqual(documents.decodeRequest('Do', message('<v> cid:a%20b </v>'), { attachments }), {
      v: bytes,
    });
    refuses(
      () => documents.decodeRequest('Do', message('<v>cid:gone</v>'), { attachments }),
      'SCHEMA_ATTACHMENT_MISSING',
      'Do/v',
    );
    const parts: OutgoingAttachment[] = [];
    const attach = attachTo(parts, { form: 'swa', signed: false });
    const { xml } = documents.encodeRequest('Do', { v: bytes }, { attach });
    assert.ok(xml.includes(`>cid:${parts[0]?.contentId}</`), xml);
  });
});
