import assert from 'node:assert/strict';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { DEFAULT_XML_LIMITS, type XmlLimits } from '../../src/xml/limits.ts';
import { text } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { expectRefusal } from './expect-refusal.ts';

function nested(depth: number): string {
  return '<a>'.repeat(depth) + '</a>'.repeat(depth);
}

interface Case {
  readonly allowed: string;
  readonly refused: string;
  readonly sentence: RegExp;
}

const AT_THREE: Record<keyof XmlLimits, Case> = {
  size: { allowed: '', refused: '<a/>', sentence: /size of the document is 3, found 4/ },
  depth: { allowed: nested(3), refused: nested(4), sentence: /depth of elements is 3, found 4/ },
  attributes: {
    allowed: '<a b="" xmlns="urn:a" xmlns:p="urn:p"/>',
    refused: '<a b="" xmlns="urn:a" xmlns:p="urn:p" c=""/>',
    sentence: /attributes of an element is 3, found 4/,
  },
  elements: {
    allowed: '<a><b/><b/></a>',
    refused: '<a><b/><b/><b/></a>',
    sentence: /elements is 3, found 4/,
  },
  allAttributes: {
    allowed: '<a b="" xmlns="urn:a"><c d=""/></a>',
    refused: '<a b="" xmlns="urn:a"><c d=""/><c d=""/></a>',
    sentence: /attributes of all elements is 3, found 4/,
  },
  name: {
    allowed: '<abc/>',
    refused: '<a p:bc="" xmlns:p="urn:p"/>',
    sentence: /length of a name is 3, found [45]/,
  },
  attributeValue: {
    allowed: '<a b="12" c="3"><a b="123"/></a>',
    refused: '<a b="1"><a b="123" c="4"/></a>',
    sentence: /attribute values of an element is 3, found 4/,
  },
  text: {
    allowed: '<a>&lt;23<b/>123</a>',
    refused: '<a>12<![CDATA[34]]></a>',
    sentence: /text is 3, found 4/,
  },
};

describe('parseXml holds the limit on', () => {
  for (const [limit, { allowed, refused, sentence }] of Object.entries(AT_THREE)) {
    it(`${limit}, naming it and what was found`, () => {
      if (allowed !== '') assert.ok(parseXml(allowed, { [limit]: 3 }));
      expectRefusal(() => parseXml(refused, { [limit]: 3 }), 'XML_LIMIT_EXCEEDED', sentence);
    });
  }

  it('size in bytes, before they are decoded', () => {
    expectRefusal(() => parseXml(new Uint8Array(5).fill(0xff), { size: 4 }), 'XML_LIMIT_EXCEEDED', /found 5/);
  });

  it('text joined over comments and references', () => {
    expectRefusal(() => parseXml('<a> <!-- -->&#32;&#32; </a>', { text: 3 }), 'XML_LIMIT_EXCEEDED');
  });
});

describe('parseXml by default', () => {
  it('reads depth and attributes up to the limit', () => {
    assert.ok(parseXml(nested(DEFAULT_XML_LIMITS.depth)));
    const attributes = Array.from({ length: DEFAULT_XML_LIMITS.attributes }, (_, index) => `b${index}=""`);
    assert.equal(parseXml(`<a ${attributes.join(' ')}/>`).attributes.length, DEFAULT_XML_LIMITS.attributes);
  });

  it('stops a million levels at the limit, whether closed or not', () => {
    expectRefusal(() => parseXml(nested(1_000_000)), 'XML_LIMIT_EXCEEDED', /found 101\./);
    expectRefusal(() => parseXml('<a>'.repeat(1_000_000)), 'XML_LIMIT_EXCEEDED', /found 101\./);
  });

  it('stops a million attributes or declarations at the limit', () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, index) => ` b${index}=""`).join('');
    expectRefusal(() => parseXml(`<a${attributes}/>`), 'XML_LIMIT_EXCEEDED', /found 129\./);
    const declarations = Array.from({ length: 400_000 }, (_, index) => ` xmlns:b${index}="u:"`).join('');
    expectRefusal(() => parseXml(`<a${declarations}/>`), 'XML_LIMIT_EXCEEDED', /found 129\./);
  });

  it('stops a million elements at the limit', () => {
    expectRefusal(
      () => parseXml(`<a>${'<b/>'.repeat(1_000_000)}</a>`),
      'XML_LIMIT_EXCEEDED',
      /found 100001\./,
    );
  });

  it('refuses a name or an attribute value of a megabyte', () => {
    expectRefusal(() => parseXml(`<${'a'.repeat(1_000_000)}/>`), 'XML_LIMIT_EXCEEDED', /name/);
    expectRefusal(() => parseXml(`<a b="${'c'.repeat(1_000_000)}"/>`), 'XML_LIMIT_EXCEEDED', /value/);
  });

  it('reads nine megabytes of binary data as base64', () => {
    assert.equal(text(parseXml(`<a>${'QUJD'.repeat(3_000_000)}</a>`)).length, 12_000_000);
  });

  it('reads many declarations at every level without multiplying them', () => {
    const declarations = (level: number) =>
      Array.from({ length: 100 }, (_, index) => ` xmlns:p${level}x${index}="urn:p"`).join('');
    const opened = Array.from({ length: 90 }, (_, level) => `<a${declarations(level)}>`).join('');
    const used = '<p0x0:b/>'.repeat(90_000);
    assert.ok(parseXml(`${opened}${used}${'</a>'.repeat(90)}`));
  });
});

describe('what an element costs with many attributes', () => {
  const COUNT = 100;
  const LONG = 'x'.repeat(500);
  const names = (write: (at: number) => string) =>
    Array.from({ length: COUNT }, (_, at) => write(at)).join('');
  const declared = names((at) => ` xmlns:a${at}="urn:${LONG}${at}"`);
  const used = names((at) => ` a${at}:b=""`);

  it('is not their square: neither reading nor canonical order compares long namespaces on each', () => {
    const read = parseXml(`<r${declared}><c${used}>${`<d${used}/>`.repeat(3900)}</c></r>`);
    const text = canonicalise(read);
    const places = [...text.slice(text.indexOf('<d')).matchAll(/ a(\d+):b=/g)].slice(0, COUNT);
    const sorted = Array.from({ length: COUNT }, (_, at) => String(at)).sort();
    assert.deepEqual(
      places.map(([, at]) => at),
      sorted,
    );
  }).timeout(4000);

  for (const [what, attributes] of [
    ['one name', `${used} a7:b=""`],
    ['two prefixes of one namespace', `${used} xmlns:z="urn:${LONG}7" z:b=""`],
    ['two declarations of one prefix', `${used} ${names((at) => ` xmlns:q${at % 10}="urn:q"`)}`],
  ]) {
    it(`finds what stands twice among them: ${what}`, () => {
      const document = `<r${declared}><c${attributes}/></r>`;
      expectRefusal(() => parseXml(document, { attributes: 300 }), 'XML_NOT_WELL_FORMED', /stands twice/);
    });
  }
});
