import assert from 'node:assert/strict';
import { canonicalise, writeElement } from '../../src/xml/canonicalise.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { CanonicalWriter } from '../../src/xml/write.ts';

const BODY = { prefix: 'soap', namespace: 'urn:soap', local: 'Body' };
const ID = { prefix: 'wsu', namespace: 'urn:wsu', local: 'Id' };
const LIST = { prefix: '', namespace: 'urn:r', local: 'List' };
const NAME = { prefix: '', namespace: 'urn:r', local: 'name' };

function written(write: (writer: CanonicalWriter) => void): string {
  const writer = new CanonicalWriter();
  write(writer);
  return writer.toString();
}

describe('CanonicalWriter', () => {
  it('writes a message part in its canonical form', () => {
    const part = written((writer) => {
      writer.start(BODY, [
        { ...ID, value: 'id-1' },
        { prefix: '', namespace: '', local: 'a', value: '<"\n' },
      ]);
      writer.start(LIST);
      writer.leaf(NAME, 'Fish & Chips > \r');
      writer.leaf(NAME, '');
      writer.end();
      writer.end();
    });
    assert.equal(
      part,
      '<soap:Body xmlns:soap="urn:soap" xmlns:wsu="urn:wsu" a="&lt;&quot;&#xA;" wsu:Id="id-1">' +
        '<List xmlns="urn:r"><name>Fish &amp; Chips &gt; &#xD;</name><name></name></List></soap:Body>',
    );
    assert.equal(canonicalise(parseXml(part)), part);
  });

  it('declares a namespace again after the element that declared it has ended', () => {
    const part = written((writer) => {
      writer.start({ prefix: '', namespace: '', local: 'a' });
      writer.leaf(NAME, '1');
      writer.leaf(NAME, '2', [{ ...ID, value: '3' }]);
      writer.end();
    });
    assert.equal(
      part,
      '<a><name xmlns="urn:r">1</name><name xmlns="urn:r" xmlns:wsu="urn:wsu" wsu:Id="3">2</name></a>',
    );
  });

  it('declares prefixes of values where it is told, as a PrefixList has them signed', () => {
    const part = written((writer) => {
      writer.declare('xsd', 'urn:xsd');
      writer.start(LIST);
      writer.declare('xsd', 'urn:xsd');
      writer.leaf(NAME, 'xsd:int');
      writer.end();
    });
    assert.equal(part, '<List xmlns="urn:r" xmlns:xsd="urn:xsd"><name>xsd:int</name></List>');
    assert.equal(canonicalise(parseXml(part), { inclusivePrefixes: ['xsd'] }), part);
  });

  it('writes a tree into a part without repeating what is declared round it', () => {
    const tree = parseXml(
      '<x:a xmlns:x="urn:x" xmlns:soap="urn:soap" xmlns:y="urn:y" soap:b=""><c>1</c></x:a>',
    );
    const part = written((writer) => {
      writer.start(BODY);
      writeElement(writer, tree);
      writer.end();
    });
    assert.equal(
      part,
      '<soap:Body xmlns:soap="urn:soap"><x:a xmlns:x="urn:x" soap:b=""><c>1</c></x:a></soap:Body>',
    );
    assert.equal(canonicalise(parseXml(part)), part);
  });

  it('does not declare again what is declared round the part', () => {
    const writer = new CanonicalWriter([{ prefix: 'a', uri: 'urn:a' }]);
    writer.start({ prefix: 'a', namespace: 'urn:a', local: 'x' });
    writer.leaf({ prefix: 'a', namespace: 'urn:b', local: 'y' }, '1');
    writer.leaf({ prefix: 'a', namespace: 'urn:a', local: 'z' }, '2');
    writer.end();
    assert.equal(writer.toString(), '<a:x><a:y xmlns:a="urn:b">1</a:y><a:z>2</a:z></a:x>');
  });

  it('puts a part that was written before as it is', () => {
    const part = written((writer) => {
      writer.start(BODY);
      writer.raw('<a>&amp;</a>');
      writer.text('b');
      writer.end();
    });
    assert.equal(part, '<soap:Body xmlns:soap="urn:soap"><a>&amp;</a>b</soap:Body>');
  });
});
