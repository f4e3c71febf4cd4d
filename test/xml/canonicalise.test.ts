import assert from 'node:assert/strict';
import { compareCodePoints } from '../../src/xml/canonical-order.ts';
import { canonicalise, serialise } from '../../src/xml/canonicalise.ts';
import { parseXml } from '../../src/xml/parse.ts';
import type { XmlElement } from '../../src/xml/tree.ts';
import { expectRefusal } from './expect-refusal.ts';

/** The first element of a local name, anywhere in a document. */
function find(within: XmlElement, local: string): XmlElement {
  const queue: XmlElement[] = [within];
  for (const element of queue) {
    if (element.local === local) return element;
    queue.push(...element.children.filter((node) => typeof node !== 'string'));
  }
  throw new Error(`no element ${local}`);
}

function canonicalPart(document: string, local: string, ...inclusivePrefixes: string[]): string {
  return canonicalise(find(parseXml(document), local), { inclusivePrefixes });
}

function canonical(document: string): string {
  return canonicalise(parseXml(document));
}

describe('exclusive C14N: the examples of the specification', () => {
  it('§2.1: an enveloping element leaves no trace', () => {
    const element = '<n1:elem1 xmlns:n1="http://b.example">content</n1:elem1>';
    assert.equal(canonicalPart(`<n0:pdu xmlns:n0="http://a.example">${element}</n0:pdu>`, 'elem1'), element);
  });

  it('§2.2: two contexts, one form', () => {
    const element = `<n1:elem2 xmlns:n1="http://example.net" xml:lang="en"><n3:stuff xmlns:n3="ftp://example.org"/></n1:elem2>`;
    const first = `<n0:local xmlns:n0="foo:bar" xmlns:n3="ftp://example.org">${element}</n0:local>`;
    const second = `<n2:pdu xmlns:n1="http://example.com" xmlns:n2="http://foo.example" xml:lang="fr" xml:space="retain">${element}</n2:pdu>`;
    const expected = element.replace('/></n1', '></n3:stuff></n1');
    assert.equal(canonicalPart(first, 'elem2'), expected);
    assert.equal(canonicalPart(second, 'elem2'), expected);
  });

  it('C14N §3.2: white space in content stays', () => {
    const document =
      '<doc>\n   <clean>   </clean>\n   <mixed>\n      A\n      <clean>   </clean>\n   </mixed>\n</doc>';
    assert.equal(canonical(document), document);
  });

  it('C14N §3.3: start and end tags', () => {
    const document = `<doc><e1   /><e2   ></e2><e3   name = "elem3"   id="elem3"   />
<e5 a:attr="out" b:attr="sorted" attr2="all" attr="I'm" xmlns:b="http://www.ietf.org"
 xmlns:a="http://www.w3.org" xmlns="http://example.org"/>
<e6 xmlns="" xmlns:a="http://www.w3.org"><e7 xmlns="http://www.ietf.org"><e8 xmlns="" xmlns:a="http://www.w3.org"/></e7></e6></doc>`;
    assert.equal(
      canonical(document),
      `<doc><e1></e1><e2></e2><e3 id="elem3" name="elem3"></e3>
<e5 xmlns="http://example.org" xmlns:a="http://www.w3.org" xmlns:b="http://www.ietf.org" attr="I'm" attr2="all" b:attr="sorted" a:attr="out"></e5>
<e6><e7 xmlns="http://www.ietf.org"><e8 xmlns=""></e8></e7></e6></doc>`,
    );
  });

  it('C14N §3.4: character modifications and references', () => {
    const document = `<doc><text>First line&#x0d;&#10;Second line</text><value>&#x32;</value>
<compute><![CDATA[value>"0" && value<"10" ?"valid":"error"]]></compute>
<compute expr='value>"0" &amp;&amp; value&lt;"10" ?"valid":"error"'>valid</compute>
<norm attr=' &apos;   &#x20;&#13;&#xa;&#9;   &apos; '/></doc>`;
    assert.equal(
      canonical(document),
      `<doc><text>First line&#xD;
Second line</text><value>2</value>
<compute>value&gt;"0" &amp;&amp; value&lt;"10" ?"valid":"error"</compute>
<compute expr="value>&quot;0&quot; &amp;&amp; value&lt;&quot;10&quot; ?&quot;valid&quot;:&quot;error&quot;">valid</compute>
<norm attr=" '    &#xD;&#xA;&#x9;   ' "></norm></doc>`,
    );
  });
});

describe('exclusive C14N declares a namespace', () => {
  it('where it is first used by a name, not where it is declared', () => {
    assert.equal(
      canonical('<a xmlns:p="urn:p" xmlns:q="urn:q"><p:b><p:c q:d=""/></p:b><p:e/></a>'),
      '<a><p:b xmlns:p="urn:p"><p:c xmlns:q="urn:q" q:d=""></p:c></p:b><p:e xmlns:p="urn:p"></p:e></a>',
    );
  });

  it('not again where an ancestor in the output has declared the same', () => {
    assert.equal(
      canonical('<p:a xmlns:p="urn:p"><b xmlns:p="urn:p"><p:c xmlns:p="urn:p"/></b></p:a>'),
      '<p:a xmlns:p="urn:p"><b><p:c></p:c></b></p:a>',
    );
  });

  it('again where an ancestor in the output has given the prefix another meaning', () => {
    assert.equal(
      canonical('<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"/></p:b><p:d/></p:a>'),
      '<p:a xmlns:p="urn:1"><p:b xmlns:p="urn:2"><p:c xmlns:p="urn:1"></p:c></p:b><p:d></p:d></p:a>',
    );
  });

  it('of attributes, but not the default namespace for their sake', () => {
    assert.equal(
      canonical('<p:a xmlns="urn:d" xmlns:p="urn:p" b="1" p:c="2"/>'),
      '<p:a xmlns:p="urn:p" b="1" p:c="2"></p:a>',
    );
  });

  it('not xml, even where it is declared', () => {
    const document = '<a xmlns:xml="http://www.w3.org/XML/1998/namespace" xml:id="b"><xml:c/></a>';
    assert.equal(canonical(document), '<a xml:id="b"><xml:c></xml:c></a>');
    assert.equal(canonicalPart(document, 'a', 'xml'), '<a xml:id="b"><xml:c></xml:c></a>');
  });

  it('empty as default only under another default in the output', () => {
    assert.equal(canonical('<a xmlns=""><b xmlns=""/></a>'), '<a><b></b></a>');
    assert.equal(canonicalPart('<a xmlns="urn:d"><b xmlns=""/></a>', 'b'), '<b></b>');
    assert.equal(canonical('<a xmlns="urn:d"><b xmlns=""/></a>'), '<a xmlns="urn:d"><b xmlns=""></b></a>');
    assert.equal(
      canonical('<a xmlns="urn:d"><p:b xmlns:p="urn:p" xmlns=""><c/></p:b></a>'),
      '<a xmlns="urn:d"><p:b xmlns:p="urn:p"><c xmlns=""></c></p:b></a>',
    );
  });

  it('as written, with its characters escaped', () => {
    assert.equal(canonical('<a xmlns="urn:&amp;&quot;&#9;é"/>'), '<a xmlns="urn:&amp;&quot;&#x9;é"></a>');
  });
});

describe('exclusive C14N with a PrefixList', () => {
  const document =
    '<e xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"><q:b><c xmlns:p="urn:p2"><d/></c><f xmlns=""><q:g/></f></q:b></e>';

  it('declares listed prefixes at the top though no name uses them', () => {
    assert.equal(
      canonicalPart('<e xmlns:p="urn:p" xmlns:r="urn:r"><b t="p:x"/></e>', 'b', 'p', 'unknown'),
      '<b xmlns:p="urn:p" t="p:x"></b>',
    );
  });

  it('declares listed prefixes again where their meaning changes', () => {
    assert.equal(
      canonicalPart(document, 'b', 'p'),
      '<q:b xmlns:p="urn:p" xmlns:q="urn:q"><c xmlns="urn:d" xmlns:p="urn:p2"><d></d></c><f><q:g></q:g></f></q:b>',
    );
  });

  it('takes #default for the default namespace', () => {
    assert.equal(
      canonicalPart(document, 'b', '#default'),
      '<q:b xmlns="urn:d" xmlns:q="urn:q"><c><d></d></c><f xmlns=""><q:g></q:g></f></q:b>',
    );
  });

  it('takes the nearest meaning of a prefix declared several times above', () => {
    const nested = '<a xmlns:p="urn:1"><b xmlns:p="urn:2"><c/></b></a>';
    assert.equal(canonicalPart(nested, 'c', 'p', 'p'), '<c xmlns:p="urn:2"></c>');
  });
});

describe('exclusive C14N sorts', () => {
  it('declarations by prefix in code point order, capitals first (IN-32)', () => {
    assert.equal(
      canonical(
        '<a xmlns:ns1="u:1" xmlns:SOAP-ENV="u:2" xmlns:b="u:3" ns1:x="" SOAP-ENV:x="" b:x="" xmlns="u:4"/>',
      ),
      '<a xmlns="u:4" xmlns:SOAP-ENV="u:2" xmlns:b="u:3" xmlns:ns1="u:1" ns1:x="" SOAP-ENV:x="" b:x=""></a>',
    );
  });

  it('attributes by namespace URI, then by local name, those in none first', () => {
    assert.equal(
      canonical('<a xmlns:a="urn:Z" xmlns:b="urn:a" b:c="1" a:d="2" a:C="3" e="4" E="5"/>'),
      '<a xmlns:a="urn:Z" xmlns:b="urn:a" E="5" e="4" a:C="3" a:d="2" b:c="1"></a>',
    );
  });

  it('by code points, not by UTF-16 units', () => {
    assert.equal(canonical('<a \u{10400}="1" \ufb01="2"/>'), '<a \ufb01="2" \u{10400}="1"></a>');
    assert.ok(compareCodePoints('\uffee', '\u{10000}') < 0);
    assert.ok(compareCodePoints('\u{10001}', '\u{10000}') > 0);
    assert.ok(compareCodePoints('ab', 'a') > 0);
    assert.equal(compareCodePoints('a', 'a'), 0);
  });
});

describe('canonicalise', () => {
  it('leaves an element out with all its content, for enveloped signatures', () => {
    const root = parseXml('<a>1<b><c/></b>2<b/></a>');
    assert.equal(canonicalise(root, { omit: find(root, 'b') }), '<a>12<b></b></a>');
  });

  it('joins the text that stood round a comment', () => {
    assert.equal(canonical('<a> <!-- --> <b/></a>'), '<a>  <b></b></a>');
  });

  it('refuses a namespace that is a relative reference (C14N §1.3)', () => {
    expectRefusal(() => canonical('<a xmlns="demo"/>'), 'XML_RELATIVE_NAMESPACE', /"demo"/);
    expectRefusal(() => canonical('<a><b xmlns:p="../x"/></a>'), 'XML_RELATIVE_NAMESPACE');
  });
});

describe('serialise', () => {
  it('keeps every declaration in scope, for prefixes inside values', () => {
    const document = '<a xmlns="urn:d" xmlns:p="urn:p"><b t="q:c" xmlns:q="urn:q"/></a>';
    assert.equal(
      serialise(find(parseXml(document), 'b')),
      '<b xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q" t="q:c"></b>',
    );
  });
});
