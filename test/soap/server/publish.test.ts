import assert from 'node:assert/strict';
import { publishedAt } from '../../../src/soap/server/documents.ts';
import { publish } from '../../../src/soap/server/publish.ts';

const wsdl =
  '<wsdl:definitions><xsd:import namespace="urn:c" schemaLocation="common.xsd"/>' +
  "<xsd:import schemaLocation='http://www.w3.org/other.xsd'/>" +
  '<wsdl:port><soap:address location="http://localhost:8080/a"/></wsdl:port>' +
  "<wsdl:port><soap12:address\n location='http://localhost:8080/b'/></wsdl:port></wsdl:definitions>";
const documents = { wsdl, schemas: { 'common.xsd': '<xsd:schema/>', 'a&b.xsd': '<a/>' } };
const address = new URL('https://grid.example:8443/services/Echo');

describe('published documents', () => {
  it('give the address that was asked, in every port (IN-62)', () => {
    const published = publishedAt(wsdl, address, documents.schemas);
    assert.equal(published.split('"https://grid.example:8443/services/Echo"').length, 3);
    assert.doesNotMatch(published, /localhost/);
  });

  it('name the place of imported schemas, and leave those of others', () => {
    const published = publishedAt(wsdl, address, documents.schemas);
    assert.match(published, /schemaLocation="https:\/\/grid\.example:8443\/services\/Echo\?xsd=common\.xsd"/);
    assert.match(published, /schemaLocation='http:\/\/www\.w3\.org\/other\.xsd'/);
  });

  for (const query of ['wsdl', 'WSDL', 'wsdl=', 'wsdl&x=1', 'x=1&wsdl', '%77sdl']) {
    it(`are found by ?${query}`, () => {
      assert.match(publish(query, address, ['Echo'], documents).text, /^<wsdl:definitions>/);
    });
  }

  for (const query of ['xsd=a%26b.xsd', 'XSD=a%26b.xsd', 'WSDL=a%26b.xsd']) {
    it(`with a name are found by ?${query}`, () => {
      assert.equal(publish(query, address, ['Echo'], documents).text, '<a/>');
    });
  }

  for (const query of ['xsd=nothing.xsd', 'xsd=__proto__', 'xsd=constructor', 'xsd=../wsdl']) {
    it(`are not found by ?${query}`, () => {
      assert.throws(() => publish(query, address, ['Echo'], documents), { code: 'DOCUMENT_UNKNOWN' });
    });
  }

  it('are not found where there are none', () => {
    assert.throws(() => publish('wsdl', address, ['Echo'], undefined), { code: 'DOCUMENT_UNKNOWN' });
  });

  it('are linked from a page for people', () => {
    const page = publish('', address, ['<Echo>'], documents);
    assert.match(page.contentType, /^text\/html/);
    assert.match(page.text, /<h1>&lt;Echo&gt;<\/h1>/);
    assert.match(page.text, /href="\/services\/Echo\?wsdl"/);
  });
});
