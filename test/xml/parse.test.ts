import assert from 'node:assert/strict';
import { child, text } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import type { XmlElement } from '../../src/xml/tree.ts';
import { expectRefusal } from './expect-refusal.ts';

const NOT_WELL_FORMED: Record<string, string> = {
  'an empty document': '',
  'white space only': ' \n ',
  'a comment only': '<!-- nothing -->',
  'plain text': 'hello',
  'an element that is not closed': '<a><b></b>',
  'an end tag of another element': '<a><b></a></b>',
  'an end tag whose name goes on': '<a></ab>',
  'an end tag whose name stops early': '<ab></a>',
  'an end tag without a start tag': '</a>',
  'an end tag after the root': '<a/></a>',
  'an end tag with an attribute': '<a></a b="c">',
  'a space before an end tag name': '<a></ a>',
  'an empty end tag': '<a></>',
  'an empty start tag': '<>',
  'a space before a tag name': '< a/>',
  'a tag that does not end': '<a',
  'a tag that ends in the middle of an attribute': '<a b="c',
  'a slash in a tag': '<a/b>',
  'a space after the slash': '<a/ >',
  'two roots': '<a/><b/>',
  'text before the root': 'x<a/>',
  'text after the root': '<a/>x',
  'a character reference outside the root': '<a/>&#32;',
  'CDATA before the root': '<![CDATA[ ]]><a/>',
  'CDATA after the root': '<a/><![CDATA[]]>',
  'CDATA that does not end': '<a><![CDATA[ ]] ></a>',
  'CDATA in lower case': '<a><![cdata[x]]></a>',
  'a comment that does not end': '<a><!-- </a>',
  'a double hyphen in a comment': '<a><!-- a -- b --></a>',
  'a comment that ends in three hyphens': '<a><!-- a ---></a>',
  'a comment of one arrow': '<a><!--></a>',
  'an unknown declaration': '<a><!ELEMENT a ANY></a>',
  'a name that begins with a digit': '<1a/>',
  'a name that begins with a hyphen': '<-a/>',
  'a name with a quote': '<a"b"/>',
  'a name with a less-than sign': '<a<b/>',
  'a name with an ampersand': '<a&amp;b/>',
  'a name with a multiplication sign': '<a×/>',
  'an attribute without a value': '<a b/>',
  'an attribute without quotes': '<a b=c/>',
  'an attribute in typographic quotes': '<a b=“c”/>',
  'a less-than sign in an attribute': '<a b="<"/>',
  'a lone ampersand in an attribute': '<a b="c & d"/>',
  'no white space between attributes': '<a b="c"d="e"/>',
  'an attribute twice': '<a b="1" c="2" b="3"/>',
  'an attribute twice, the value the same': '<a b="1" b="1"/>',
  'an attribute name of nothing': '<a ="b"/>',
  '"]]>" in text': '<a>]]></a>',
  '"]]>" in text after more brackets': '<a>]]]></a>',
  'a lone ampersand': '<a>b & c</a>',
  'an ampersand at the end': '<a>b &</a>',
  'a reference without a semicolon': '<a>&amp</a>',
  'an empty reference': '<a>&;</a>',
  'an unknown entity': '<a>&nbsp;</a>',
  'an entity named as a member of every object': '<a>&constructor;</a>',
  'an entity in capitals': '<a>&AMP;</a>',
  'an empty character reference': '<a>&#;</a>',
  'an empty hexadecimal reference': '<a>&#x;</a>',
  'a capital X in a reference': '<a>&#X41;</a>',
  'a sign in a reference': '<a>&#-65;</a>',
  'a space in a reference': '<a>&# 65;</a>',
  'a hexadecimal digit in a decimal reference': '<a>&#6A;</a>',
  'a reference to NUL': '<a>&#0;</a>',
  'a reference to a control character': '<a>&#x1F;</a>',
  'a reference to a surrogate': '<a>&#xD800;</a>',
  'a pair of references to surrogates': '<a>&#xD83D;&#xDE00;</a>',
  'a reference to U+FFFE': '<a>&#xFFFE;</a>',
  'a reference beyond Unicode': '<a>&#x110000;</a>',
  'a reference beyond every number': `<a>&#${'9'.repeat(400)};</a>`,
  NUL: '<a>\0</a>',
  'a control character': '<a>\u0001</a>',
  'a form feed between tags': '<a>\f<b/></a>',
  'a control character in an attribute': '<a b="\u001b"/>',
  'a control character in a comment': '<a><!--\u0008--></a>',
  'a control character in CDATA': '<a><![CDATA[\u0002]]></a>',
  'U+FFFE': '<a>\ufffe</a>',
  'U+FFFF': '<a>\uffff</a>',
  'a high surrogate alone': '<a>\ud83d</a>',
  'a high surrogate that would swallow the end tag': '<a>\ud800</a>',
  'a low surrogate alone': '<a>\ude00</a>',
  'surrogates in the wrong order': '<a>\ude00\ud83d</a>',
  'two byte order marks': '\ufeff\ufeff<a/>',
  'white space that is none in XML': '<a\u00a0b="c"/>',
  'a line separator as white space': '<a\u2028b="c"/>',
  'an XML declaration without a version': '<?xml encoding="UTF-8"?><a/>',
  'an XML declaration of nothing': '<?xml?><a/>',
  'an XML declaration in the wrong order': '<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>',
  'an XML declaration with the version twice': '<?xml version="1.0" version="1.0"?><a/>',
  'an XML declaration with an unknown member': '<?xml version="1.0" charset="UTF-8"?><a/>',
  'an XML declaration without white space': '<?xml version="1.0"encoding="UTF-8"?><a/>',
  'an XML declaration with mixed quotes': `<?xml version="1.0'?><a/>`,
  'an XML declaration that does not end': '<?xml version="1.0" encoding="UTF-8"><a/>',
  'standalone="maybe"': '<?xml version="1.0" standalone="maybe"?><a/>',
  'an encoding with a space': '<?xml version="1.0" encoding="UTF 8"?><a/>',
  'XML 2.0': '<?xml version="2.0"?><a/>',
};

const NOT_NAMESPACE_WELL_FORMED: Record<string, string> = {
  'an undeclared prefix of an element': '<p:a/>',
  'an undeclared prefix of an attribute': '<a p:b="c"/>',
  'a prefix declared only on a sibling': '<a><b xmlns:p="urn:p"/><p:c/></a>',
  'a prefix declared only on a child': '<p:a><b xmlns:p="urn:p"/></p:a>',
  'two colons': '<a xmlns:p="urn:p"><p:b:c/></a>',
  'a colon in front': '<:a/>',
  'a colon at the end': '<a:/>',
  'an attribute with a colon in front': '<a :b="c"/>',
  'a local name that begins with a digit': '<p:1 xmlns:p="urn:p"/>',
  'a local name that begins with a hyphen': '<p:-a xmlns:p="urn:p"/>',
  'a prefix that begins with a dot': '<.p:a xmlns:.p="urn:p"/>',
  'one attribute under two prefixes': '<a xmlns:p="urn:p" xmlns:q="urn:p" p:b="1" q:b="2"/>',
  'a prefix declared twice': '<a xmlns:p="urn:1" xmlns:p="urn:2"/>',
  'the default namespace declared twice': '<a xmlns="urn:1" xmlns="urn:2"/>',
  'a prefix undeclared': '<a xmlns:p=""/>',
  'a prefix undeclared further in': '<a xmlns:p="urn:p"><b xmlns:p=""/></a>',
  'a declaration of no prefix': '<a xmlns:="urn:p"/>',
  'the prefix xmlns declared': '<a xmlns:xmlns="urn:p"/>',
  'the prefix xmlns declared as what it is': '<a xmlns:xmlns="http://www.w3.org/2000/xmlns/"/>',
  'an element with the prefix xmlns': '<xmlns:a xmlns:xmlns="http://www.w3.org/2000/xmlns/"/>',
  'an element with the prefix xmlns, undeclared': '<xmlns:a/>',
  'the xmlns namespace under another prefix': '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>',
  'the xmlns namespace as default': '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
  'the prefix xml for another namespace': '<a xmlns:xml="urn:p"/>',
  'the xml namespace under another prefix': '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
  'the xml namespace as default': '<a xmlns="http://www.w3.org/XML/1998/namespace"/>',
};

function refusals(cases: Record<string, string>): void {
  for (const [name, document] of Object.entries(cases)) {
    it(name, () =>
      expectRefusal(() => parseXml(document), 'XML_NOT_WELL_FORMED', /at line \d+, column \d+: ./),
    );
  }
}

function rootText(document: string | Uint8Array): string {
  return text(parseXml(document));
}

function firstChild(element: XmlElement): XmlElement {
  const found = element.children.find((node) => typeof node !== 'string');
  assert.ok(found);
  return found;
}

describe('parseXml refuses as not well-formed', () => refusals(NOT_WELL_FORMED));

describe('parseXml refuses against Namespaces in XML 1.0', () => refusals(NOT_NAMESPACE_WELL_FORMED));

describe('parseXml refuses what no SOAP message has', () => {
  for (const [name, document] of Object.entries({
    'a document type': '<!DOCTYPE a><a/>',
    'an entity bomb, before anything of it is read':
      '<?xml version="1.0"?>\n<!-- x --><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    'an external entity': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    'a document type that does not end': '<!DOCTYPE a [',
    'a document type inside the root': '<a><!DOCTYPE a></a>',
  })) {
    it(name, () => expectRefusal(() => parseXml(document), 'XML_DTD_REFUSED'));
  }
  for (const [name, document] of Object.entries({
    'a processing instruction before the root': '<?xml-stylesheet href="a.xsl"?><a/>',
    'a processing instruction inside a value': '<a>12<?x?>34</a>',
    'a processing instruction after the root': '<a/><?x y?>',
    'an XML declaration that is not at the start': ' <?xml version="1.0"?><a/>',
    'a second XML declaration': '<?xml version="1.0"?><?xml version="1.0"?><a/>',
    'an XML declaration in capitals': '<?XML version="1.0"?><a/>',
  })) {
    it(name, () => expectRefusal(() => parseXml(document), 'XML_INSTRUCTION_REFUSED'));
  }
  for (const [name, document] of Object.entries({
    'a comment that splits a value': '<a>12<!-- -->34</a>',
    'a comment in front of a value': '<a><!-- -->1234</a>',
    'a comment behind CDATA': '<a><![CDATA[1234]]><!----></a>',
    'a comment between text and a child': '<a>12<b/><!-- --></a>',
    'a comment in a value far inside': '<a><b><c>1</c><d>2<!-- --></d></b></a>',
  })) {
    it(name, () => expectRefusal(() => parseXml(document), 'XML_COMMENT_IN_VALUE'));
  }
});

describe('parseXml reads', () => {
  it('the five predefined entities and character references', () => {
    assert.equal(
      rootText('<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F600;&#0067;</a>'),
      `<>&"'AB\u{1f600}C`,
    );
  });

  it('a reference once: what it gives is not read again', () => {
    assert.equal(rootText('<a>&amp;lt;&#38;gt;</a>'), '&lt;&gt;');
  });

  it('CDATA as text, joined with the text round it', () => {
    assert.deepEqual(parseXml('<a>1<![CDATA[<b>&amp;]]]]><![CDATA[>]]>2</a>').children, ['1<b>&amp;]]>2']);
  });

  it('line ends as line feeds, those of references as written', () => {
    assert.equal(rootText('<a>1\r\n2\r3\n4&#13;5<![CDATA[\r\n]]></a>'), '1\n2\n3\n4\r5\n');
  });

  it('white space in attributes as spaces, that of references as written', () => {
    const [attribute] = parseXml('<a b="1\t2\n3\r\n4&#9;5&#10;6&#xD;7  8"/>').attributes;
    assert.equal(attribute?.value, '1 2 3 4\t5\n6\r7  8');
  });

  it('attributes in single quotes, with spaces round the equals sign, the other quote inside', () => {
    const values = parseXml(`<a b = '"' c\n=\n"'" d=''/>`).attributes.map(({ value }) => value);
    assert.deepEqual(values, ['"', "'", '']);
  });

  it('a greater-than sign in text and attributes', () => {
    assert.equal(rootText('<a b="]]>">1 > 2 ]] > ]></a>'), '1 > 2 ]] > ]>');
  });

  it('space in tags where the grammar has it', () => {
    assert.equal(parseXml('<a \n><b\t/></a \r\n>').children.length, 1);
  });

  it('comments, but keeps none, and tells where one stood', () => {
    const root = parseXml('<!-- 1 --><a><!-- <b> & 2 --> <b>x</b></a><!-- 3 -->');
    assert.equal(root.commented, true);
    assert.equal(firstChild(root).commented, false);
    assert.equal(root.children[0], ' ');
  });

  it('text round a comment between elements as one text', () => {
    assert.deepEqual(parseXml('<a> <!-- --> </a>').children, ['  ']);
  });

  it('characters beyond the basic plane, in names too', () => {
    const root = parseXml('<\u{10400} \u{10401}="\u{1f600}">\u{10ffff}</\u{10400}>');
    assert.equal(root.local, '\u{10400}');
    assert.equal(root.attributes[0]?.value, '\u{1f600}');
    assert.equal(text(root), '\u{10ffff}');
  });

  it('names of other scripts', () => {
    assert.equal(parseXml('<πλέγμα·1/>').local, 'πλέγμα·1');
  });

  it('attributes named as members of every object', () => {
    const root = parseXml('<a __proto__="1" constructor="2" toString="3"/>');
    assert.deepEqual(
      root.attributes.map(({ local, value }) => local + value),
      ['__proto__1', 'constructor2', 'toString3'],
    );
  });

  it('white space and comments round the root', () => {
    assert.equal(parseXml('<?xml version="1.0"?>\r\n<!-- -->\n<a/>\n<!-- -->\n').local, 'a');
  });

  it('a long run of white space, brackets or ampersands in linear time', () => {
    assert.equal(rootText(`<a>${']] '.repeat(200_000)}</a>`).length, 600_000);
    assert.equal(rootText(`<a>${'&amp;'.repeat(200_000)}</a>`).length, 200_000);
    expectRefusal(() => parseXml(`<a>${'&'.repeat(500_000)}</a>`), 'XML_NOT_WELL_FORMED');
    expectRefusal(() => parseXml(`<?xml version="1.0"${' '.repeat(500_000)}<a/>`), 'XML_NOT_WELL_FORMED');
  });
});

describe('parseXml resolves namespaces', () => {
  it('of elements by prefix and by default, of attributes by prefix only', () => {
    const root = parseXml('<a xmlns="urn:d" xmlns:p="urn:p" b="1" p:b="2"><p:c/></a>');
    assert.equal(root.namespace, 'urn:d');
    assert.deepEqual(
      root.attributes.map(({ namespace }) => namespace),
      ['', 'urn:p'],
    );
    assert.ok(child(root, 'urn:p', 'c'));
  });

  it('declared after their use in the same tag', () => {
    assert.equal(parseXml('<p:a p:b="c" xmlns:p="urn:p"/>').attributes[0]?.namespace, 'urn:p');
  });

  it('redeclared further in, and again as before afterwards', () => {
    const root = parseXml('<p:a xmlns:p="urn:1"><p:a xmlns:p="urn:2"><p:b/></p:a><p:b/></p:a>');
    assert.ok(child(root, 'urn:2', 'a'));
    assert.ok(child(root, 'urn:1', 'b'));
    assert.ok(child(firstChild(root), 'urn:2', 'b'));
  });

  it('with the default undeclared', () => {
    const root = parseXml('<a xmlns="urn:d"><b xmlns=""><c/></b><d/></a>');
    const inner = child(root, '', 'b');
    assert.ok(inner && child(inner, '', 'c'));
    assert.ok(child(root, 'urn:d', 'd'));
    assert.deepEqual(inner.declarations, [{ prefix: '', uri: '' }]);
  });

  it('with the prefix xml known everywhere, declared or not', () => {
    const xml = 'http://www.w3.org/XML/1998/namespace';
    assert.equal(parseXml('<a xml:lang="el"/>').attributes[0]?.namespace, xml);
    assert.equal(parseXml(`<a xmlns:xml="${xml}" xml:lang="el"/>`).attributes[0]?.namespace, xml);
  });

  it('with one local name in two namespaces on one element', () => {
    assert.equal(parseXml('<a xmlns:p="urn:p" xmlns:q="urn:q" p:b="" q:b="" b=""/>').attributes.length, 3);
  });

  it('as spelled: neither trimmed nor normalised', () => {
    assert.equal(parseXml('<a xmlns=" urn:A "/>').namespace, ' urn:A ');
  });
});

describe('parseXml says where it stopped', () => {
  it('with line and column', () => {
    expectRefusal(
      () => parseXml('<a>\r\n  <b></c>\r\n</a>'),
      'XML_NOT_WELL_FORMED',
      /line 2, column \d+: .*"b"/,
    );
  });

  it('with what was found, cut short and on one line', () => {
    const long = `${'x'.repeat(50)}\n${'y'.repeat(100_000)}`;
    expectRefusal(() => parseXml(`<a>&${long};</a>`), 'XML_NOT_WELL_FORMED', /^[^\n]{50,250}$/);
  });
});
