import assert from 'node:assert/strict';
import { readEndpointReference } from '../../../src/soap/addressing/endpoint-reference.ts';
import { readAddressing } from '../../../src/soap/addressing/read-addressing.ts';
import { type AddressingVersion, addressingDialects } from '../../../src/soap/addressing/versions.ts';
import { answerHeaders, requestHeaders } from '../../../src/soap/addressing/write-addressing.ts';
import { childElements } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const VERSIONS: readonly AddressingVersion[] = ['2005/08', '2004/08', '2004/03'];

function headersOf(xml: string, version: AddressingVersion = '2005/08') {
  return childElements(
    parseXml(`<h xmlns:a="${addressingDialects[version].namespace}" xmlns:g="urn:grid">${xml}</h>`),
  );
}

describe('WS-Addressing', () => {
  for (const version of VERSIONS) {
    it(`${version} is read and answered in kind`, () => {
      const read = readAddressing(
        headersOf(
          '<a:To>urn:to</a:To><a:Action> urn:do </a:Action><a:MessageID>urn:id</a:MessageID>',
          version,
        ),
      );
      assert.equal(read?.version, version);
      assert.deepEqual([read.to, read.action, read.messageId], ['urn:to', 'urn:do', 'urn:id']);
      const written = answerHeaders(read, 'urn:done').map(({ xml }) => xml);
      const answer = childElements(parseXml(`<h>${written.join('')}</h>`));
      assert.ok(answer.every((header) => header.namespace === addressingDialects[version].namespace));
      const back = readAddressing(answer);
      assert.equal(back?.relatesTo, 'urn:id');
      assert.equal(back.action, 'urn:done');
      assert.equal(back.to, addressingDialects[version].anonymous);
      assert.notEqual(back.messageId, 'urn:id');
    });

    it(`${version} endpoint references have their address and what they carry`, () => {
      const [member = ''] = addressingDialects[version].referenceMembers;
      const [element] = headersOf(
        '<a:ReplyTo><a:Address>http://grid.example/services/JobService?a=1&amp;b=2</a:Address>' +
          `<a:${member}><g:conversationID>job-1</g:conversationID></a:${member}></a:ReplyTo>`,
        version,
      );
      assert.ok(element);
      const read = readEndpointReference(element, version);
      assert.equal(read.address, 'http://grid.example/services/JobService?a=1&b=2');
      assert.deepEqual(
        read.resource.map((carried) => [carried.namespace, carried.local, ...carried.children]),
        [['urn:grid', 'conversationID', 'job-1']],
      );
    });
  }

  it('copies what a reference carries into headers, marked in 2005/08 only', () => {
    const request = { to: 'urn:to', action: 'urn:do', messageId: 'urn:id' };
    const resource = headersOf('<g:conversationID>job-1</g:conversationID>');
    const marked = VERSIONS.map((version) =>
      requestHeaders(version, request, resource).at(-1)?.xml.includes('IsReferenceParameter="true"'),
    );
    assert.deepEqual(marked, [true, false, false]);
  });

  it('keeps metadata and both kinds of reference members of 2004/08', () => {
    const [element] = headersOf(
      '<a:ReplyTo><a:Address>urn:x</a:Address><a:ReferenceProperties><g:a/></a:ReferenceProperties>' +
        '<a:ReferenceParameters><g:b/></a:ReferenceParameters><a:Metadata><g:label/></a:Metadata></a:ReplyTo>',
      '2004/08',
    );
    assert.ok(element);
    const { resource, metadata } = readEndpointReference(element, '2004/08');
    assert.deepEqual(
      [...resource, ...metadata].map((member) => member.local),
      ['a', 'b', 'label'],
    );
  });

  it('is not used by a message that has no such header', () => {
    assert.equal(readAddressing(headersOf('<g:conversationID/>')), undefined);
    assert.deepEqual(answerHeaders(undefined, 'urn:done'), []);
  });

  it('lets drafts leave out the Action, and wants none of RelatesTo for a message without id', () => {
    const read = readAddressing(headersOf('<a:To>urn:to</a:To>', '2004/03'));
    assert.equal(read?.action, undefined);
    assert.equal(answerHeaders(read, 'urn:done').length, 3);
  });

  it('takes an empty MessageID for none: all messages with it would be one request', () => {
    const read = readAddressing(headersOf('<a:Action>urn:a</a:Action><a:MessageID> </a:MessageID>'));
    assert.equal(read?.messageId, undefined);
    assert.equal(answerHeaders(read, 'urn:done').length, 3);
  });

  const wrong: readonly [string, string][] = [
    ['two Actions', '<a:Action>urn:a</a:Action><a:Action>urn:b</a:Action>'],
    [
      'a MessageID that nobody should have to remember',
      `<a:Action>urn:a</a:Action><a:MessageID>urn:${'x'.repeat(1024)}</a:MessageID>`,
    ],
    ['elements in a URI', '<a:Action><g:x/></a:Action>'],
    ['a ReplyTo without Address', '<a:Action>urn:a</a:Action><a:ReplyTo/>'],
    [
      'two Addresses',
      '<a:Action>urn:a</a:Action><a:ReplyTo><a:Address>x</a:Address><a:Address>y</a:Address></a:ReplyTo>',
    ],
    [
      'two versions',
      `<a:Action>urn:a</a:Action><o:To xmlns:o="${addressingDialects['2004/08'].namespace}">x</o:To>`,
    ],
  ];
  for (const [what, headers] of wrong) {
    it(`refuses ${what}`, () => {
      assert.throws(() => readAddressing(headersOf(headers)), { code: 'ADDRESSING_INVALID' });
    });
  }

  for (const headers of ['<a:MessageID>urn:id</a:MessageID>', '<a:Action/>']) {
    it(`refuses 2005/08 without an Action: ${headers}`, () => {
      assert.throws(() => readAddressing(headersOf(headers)), { code: 'ADDRESSING_HEADER_MISSING' });
    });
  }

  for (const [version, type] of [
    ['2005/08', 'http://www.w3.org/2005/08/addressing/reply'],
    ['2004/08', 'a:Reply'],
    ['2004/03', 'a:Response'],
  ] as const) {
    it(`${version}: of several relations that of an answer counts`, () => {
      const headers = headersOf(
        `<a:Action>urn:a</a:Action><a:RelatesTo RelationshipType="urn:replaces">urn:1</a:RelatesTo><a:RelatesTo RelationshipType="${type}">urn:2</a:RelatesTo>`,
        version,
      );
      assert.equal(readAddressing(headers)?.relatesTo, 'urn:2');
    });
  }
});
