import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadWsdl } from '../../../src/soap/server/load-wsdl.node.ts';
import { publish } from '../../../src/soap/server/publish.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const XSD = 'xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const WSDL =
  'xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:t"';

const files: Readonly<Record<string, string>> = {
  'wsdl/service.wsdl': `<wsdl:definitions targetNamespace="urn:t" ${WSDL} ${XSD}>
    <wsdl:import namespace="urn:t" location="parts/abstract.wsdl"/>
    <wsdl:binding name="B" type="t:P"><soap:binding/><wsdl:operation name="Do"><soap:operation soapAction="one"/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation></wsdl:binding>
    <wsdl:binding name="C" type="t:P"><soap:binding/><wsdl:operation name="Do"><soap:operation soapAction="two"/><wsdl:input><soap:body use="literal"/></wsdl:input></wsdl:operation></wsdl:binding>
    <wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="REPLACE_ME.wsdl"/></wsdl:port><wsdl:port name="Q" binding="t:C"><soap:address location="x"/></wsdl:port></wsdl:service>
    </wsdl:definitions>`,
  'wsdl/parts/abstract.wsdl': `<wsdl:definitions targetNamespace="urn:t" ${WSDL} ${XSD}>
    <wsdl:types><xsd:schema targetNamespace="urn:t"><xsd:include schemaLocation="./do.xsd"/>
      <xsd:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="http://www.w3.org/2001/xml.xsd"/></xsd:schema></wsdl:types>
    <wsdl:message name="In"><wsdl:part name="body" element="t:Do"/></wsdl:message>
    <wsdl:portType name="P"><wsdl:operation name="Do"><wsdl:input message="t:In"/></wsdl:operation></wsdl:portType></wsdl:definitions>`,
  'wsdl/parts/do.xsd': `<xsd:schema ${XSD} targetNamespace="urn:t" xmlns:c="urn:c"><xsd:import namespace="urn:c" schemaLocation="../../common/types.xsd"/>
    <xsd:element name="Do" type="c:T"/></xsd:schema>`,
  'common/types.xsd': `<xsd:schema ${XSD} targetNamespace="urn:c" xmlns="urn:c"><xsd:include schemaLocation="more/chameleon.xsd"/></xsd:schema>`,
  'common/more/chameleon.xsd': `<xsd:schema ${XSD}><xsd:include schemaLocation="../types.xsd"/><xsd:simpleType name="T"><xsd:restriction base="xsd:int"/></xsd:simpleType></xsd:schema>`,
  'secret.txt': 'not for anybody',
  'page.html': '<html/>',
};

describe('a WSDL in several files', () => {
  let folder: string;
  let loaded: ReturnType<typeof loadWsdl>;
  const address = new URL('http://grid.example/services/S');
  before(() => {
    folder = temporaryDirectory('wsdl');
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    loaded = loadWsdl(join(folder, 'wsdl/service.wsdl'));
  });

  it('is read by relative addresses, from file to file, round in circles too', () => {
    const { operations, schema } = loaded.contract;
    assert.equal(operations['Do']?.request, '{urn:t}Do');
    assert.deepEqual(schema.elements['{urn:t}Do'], { type: '{urn:c}T' });
    assert.equal(schema.types['{urn:c}T']?.kind, 'simple');
  });

  it('is published whole: each location leads to the next document', () => {
    const seen = new Set<string>();
    const pending = ['wsdl'];
    for (let query = pending.pop(); query !== undefined; query = pending.pop()) {
      if (seen.has(query)) continue;
      seen.add(query);
      const { text } = publish(query, address, ['S'], loaded.documents);
      for (const [, found = ''] of text.matchAll(
        /(?:schemaLocation|import [^>]*location)="http:\/\/grid\.example\/services\/S\?([^"]*)"/g,
      ))
        pending.push(found);
    }
    assert.deepEqual([...seen].map((query) => decodeURIComponent(query)).sort(), [
      'wsdl',
      'wsdl=parts/abstract.wsdl',
      'xsd=../common/more/chameleon.xsd',
      'xsd=../common/types.xsd',
      'xsd=parts/do.xsd',
    ]);
    assert.match(
      publish('wsdl', address, ['S'], loaded.documents).text,
      /address location="http:\/\/grid\.example\/services\/S"/,
    );
  });

  it('publishes nothing that is no WSDL and no schema, whatever it refers to', () => {
    const file = join(folder, 'wsdl/curious.wsdl');
    const curious = (imports: string) =>
      writeFileSync(
        file,
        `<wsdl:definitions ${WSDL} ${XSD}>${imports}<wsdl:import namespace="urn:t" location="service.wsdl"/></wsdl:definitions>`,
      );
    curious('<xsd:import namespace="urn:x" schemaLocation="gone.xsd"/>');
    assert.throws(() => publish('xsd=../secret.txt', address, ['S'], loadWsdl(file).documents), {
      code: 'DOCUMENT_UNKNOWN',
    });
    curious('<xsd:include schemaLocation="../secret.txt"/>');
    assert.throws(() => loadWsdl(file), { code: 'XML_NOT_WELL_FORMED', message: /^secret\.txt: / });
    curious('<xsd:include schemaLocation="../page.html"/>');
    assert.throws(() => loadWsdl(file), {
      code: 'SCHEMA_DOCUMENT_INVALID',
      message: '../page.html is a html, neither a WSDL nor a schema.',
    });
  });

  it('gives the port that is asked for', () => {
    const file = join(folder, 'wsdl/service.wsdl');
    assert.equal(loadWsdl(file, 'S', 'Q').contract.operations['Do']?.soapAction, 'two');
    assert.equal(loadWsdl(file).contract.operations['Do']?.soapAction, 'one');
    assert.throws(() => loadWsdl(file, 'S', 'R'), { code: 'DOCUMENT_UNKNOWN', message: /the SOAP port R/ });
  });
});

describe('a WSDL as it is found', () => {
  let folder: string;
  before(() => {
    folder = temporaryDirectory('wsdl');
  });

  const load = (content: string | Buffer, others: Record<string, string> = {}) => {
    for (const [name, other] of Object.entries(others)) writeFileSync(join(folder, name), other);
    writeFileSync(join(folder, 's.wsdl'), content);
    return loadWsdl(join(folder, 's.wsdl'));
  };
  const body = '<soap:body use="literal"/>';
  const described = (schema: string, binding = '', more = '') =>
    `<wsdl:definitions targetNamespace="urn:t" ${WSDL} ${XSD} xmlns:q="urn:q"><wsdl:types>${schema}</wsdl:types>
    <wsdl:message name="In"><wsdl:part name="body" element="t:Do"/></wsdl:message>
    <wsdl:portType name="P"><wsdl:operation name="Do"><wsdl:input message="t:In"/></wsdl:operation></wsdl:portType>
    <wsdl:binding name="B" type="t:P"><soap:binding/>${binding}<wsdl:operation name="Do"><wsdl:input>${body}</wsdl:input></wsdl:operation></wsdl:binding>${more}
    <wsdl:service name="S"><wsdl:port name="P" binding="t:B"><soap:address location="x"/></wsdl:port></wsdl:service></wsdl:definitions>`;
  const schemaOf = (content: string) =>
    `<xsd:schema ${XSD} targetNamespace="urn:t" xmlns:t="urn:t">${content}</xsd:schema>`;
  const plain = described(schemaOf('<xsd:element name="Do" type="xsd:int"/>'));

  const forms: Record<string, string | Buffer> = {
    'a style sheet, comments in its documentation': `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>${plain.replace('<wsdl:message', '<wsdl:documentation>a <!-- b --> c<![CDATA[<!-- d -->]]></wsdl:documentation><wsdl:message')}`,
    'a byte order mark': `\u{FEFF}<?xml version="1.0" encoding="utf-8"?>${plain}`,
    'UTF-16': Buffer.from(`\u{FEFF}<?xml version="1.0" encoding="utf-16"?>${plain}`, 'utf16le'),
    'a document type': `<!DOCTYPE wsdl:definitions SYSTEM "x.dtd" [ <!ENTITY e "x"> <!ATTLIST a b CDATA #FIXED "c"> ]>${plain}`,
    'more elements than any message': plain.replace(
      '<xsd:element',
      `<xsd:simpleType name="E"><xsd:restriction base="xsd:string">${'<xsd:enumeration value="e"/>'.repeat(100_001)}</xsd:restriction></xsd:simpleType><xsd:element`,
    ),
  };
  for (const [name, content] of Object.entries(forms)) {
    it(`is read with ${name}`, () => {
      assert.equal(load(content).contract.operations['Do']?.request, '{urn:t}Do');
    });
  }

  /** How documents are imported, and the names under which they were saved. */
  const spellings: Readonly<
    Record<string, { wsdl: string; first: string; second: string; saved: [string, string] }>
  > = {
    'whole addresses (.NET)': {
      wsdl: 'S.wsdl',
      first: 'http://host.example:8000/a/S.svc?xsd=xsd0',
      second: 'http://host.example:8000/a/S.svc?xsd=xsd1',
      saved: ['S.svc?xsd=xsd0', 'S.svc?xsd=xsd1'],
    },
    'queries alone': {
      wsdl: 'S?wsdl',
      first: '?xsd=1',
      second: '?xsd=2&amp;part=a',
      saved: ['S?xsd=1', 'S?xsd=2&part=a'],
    },
    'programs and folders': {
      wsdl: 'S.wsdl',
      first: './schema.php?x',
      second: 'more/types',
      saved: ['schema.php?x', 'more/types'],
    },
    'escaped characters': {
      wsdl: 'S.wsdl',
      first: 'my%20types.xsd',
      second: 'other%20types.xml',
      saved: ['my types.xsd', 'other types.xml'],
    },
  };
  for (const [name, { wsdl, first, second, saved }] of Object.entries(spellings)) {
    it(`is read and published whole where it imports by ${name}`, () => {
      const place = join(folder, name);
      mkdirSync(join(place, 'more'), { recursive: true });
      const including = (location: string) => `<xsd:include schemaLocation="${location}"/>`;
      const type = '<xsd:simpleType name="T"><xsd:restriction base="xsd:int"/></xsd:simpleType>';
      writeFileSync(join(place, wsdl), described(schemaOf(including(first))));
      writeFileSync(
        join(place, saved[0]),
        schemaOf(`${including(second)}<xsd:element name="Do" type="t:T"/>`),
      );
      writeFileSync(join(place, saved[1]), schemaOf(type));
      const { contract, documents } = loadWsdl(join(place, wsdl));
      assert.deepEqual(contract.schema.elements['{urn:t}Do'], { type: '{urn:t}T' });
      let text = documents.wsdl;
      for (const name of ['wsdl', 'first', 'second']) {
        const query = /include schemaLocation="http:\/\/grid\.example\/S\?([^"]*)"/.exec(text)?.[1];
        ({ text } = publish(query ?? name, new URL('http://grid.example/S'), ['S'], documents));
      }
      assert.match(text, /simpleType name="T"/);
    });
  }

  it('is published in the characters that it has, whatever its bytes were', () => {
    const { documents } = load(
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${plain.replace('<wsdl:types>', '<wsdl:documentation>dépôt</wsdl:documentation><wsdl:types>')}`,
        'latin1',
      ),
    );
    assert.match(documents.wsdl, /^<\?xml version="1.0"\?>/);
    assert.match(documents.wsdl, /dépôt/);
    assert.throws(() => load(`<?xml version="1.0" encoding="klingon"?>${plain}`), { code: 'XML_ENCODING' });
  });

  it('is refused before any message comes, where a type of one is nowhere: with the documents that were not read', () => {
    const importing = `<xsd:schema><xsd:import namespace="urn:t" schemaLocation="http://host/S.svc?xsd=xsd0"/></xsd:schema>`;
    assert.throws(() => load(described(importing)), {
      code: 'SCHEMA_DOCUMENT_INVALID',
      message:
        's.wsdl: The schema of S has no element {urn:t}Do. These are not beside it, and were not read: http://host/S.svc?xsd=xsd0.',
    });
    assert.throws(() => load(described(schemaOf('<xsd:element name="Do" type="t:Nope"/>'))), {
      code: 'SCHEMA_DOCUMENT_INVALID',
      message: 's.wsdl: The type {urn:t}Nope is in none of the schemas that were read.',
    });
  });

  it('WSDL 1.1 §2.1.3: is refused with an extension that is required and unknown', () => {
    const addressing =
      '<a:UsingAddressing xmlns:a="http://www.w3.org/2006/05/addressing/wsdl" wsdl:required="true"/>';
    const schema = schemaOf('<xsd:element name="Do" type="xsd:int"/>');
    assert.ok(load(described(schema, `${addressing}<q:hint/><q:old wsdl:required="false"/>`)));
    assert.throws(() => load(described(schema, '<q:secret wsdl:required="true"/>')), {
      message: 's.wsdl: wsdl:binding "B" requires the extension secret of urn:q, which is not known here.',
    });
  });

  it('is read though another port of it cannot be', () => {
    const encoded = plain
      .replace(
        '<wsdl:service',
        `<wsdl:binding name="C" type="t:P"><soap:binding/><wsdl:operation name="Do"><wsdl:input><soap:body use="encoded"/></wsdl:input></wsdl:operation></wsdl:binding><wsdl:service`,
      )
      .replace('</wsdl:service>', '<wsdl:port name="Q" binding="t:C"/></wsdl:service>');
    assert.ok(load(encoded));
    assert.throws(() => loadWsdl(join(folder, 's.wsdl'), 'S', 'Q'), /document\/encoded/);
  });
});
