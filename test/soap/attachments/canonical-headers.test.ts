import assert from 'node:assert/strict';
import { canonicalHeaders } from '../../../src/soap/attachments/canonical-headers.ts';

const TYPE = 'application/octet-stream';

function formsOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return canonicalHeaders(new Map(Object.entries(headers)));
}

describe('the MIME headers of a signed attachment in canonical form (SwA profile 1.1 §5.4.1)', () => {
  it('are five, sorted, in the case of the MIME specifications, each with CRLF (rules 2 to 4, 18)', () => {
    const headers = {
      'content-type': 'text/xml',
      'content-transfer-encoding': 'base64',
      'content-location': 'http://example.org/Picture',
      'x-other': 'x',
      'content-id': '<a@b>',
      'content-disposition': 'attachment',
      'content-description': 'A picture',
    };
    assert.deepEqual(formsOf(headers), [
      'Content-Description:A picture\r\nContent-Disposition:attachment\r\nContent-ID:<a@b>\r\n' +
        'Content-Location:http://example.org/Picture\r\nContent-Type:text/xml\r\n',
    ]);
  });

  it('have a Content-Type always (rule 2)', () => {
    assert.deepEqual(formsOf({}), ['Content-Type:text/plain;charset="us-ascii"\r\n']);
  });

  for (const [what, name, value, canonical] of [
    [
      'encoded words (rule 6)',
      'description',
      '=?UTF-8?Q?caf=C3=A9_?= =?iso-8859-1*fr?b?6Q==?= !',
      'café é !',
    ],
    ['encoded words in charsets unknown here', 'description', '=?x-y?Q?a?=', '=?x-y?Q?a?='],
    ['white space within (rule 5)', 'description', 'a  b', 'a  b'],
    ['white space in structured headers (rule 8)', 'id', ' <a @b> ', '<a@b>'],
    ['white space in quotes (rule 8)', 'id', '< "a b" @c>', '<"a b"@c>'],
    ['comments (rule 9)', 'location', 'http://x/y (the (old) one)', 'http://x/y'],
  ] as const) {
    it(`spell ${what}`, () => {
      const [form] = formsOf({ [`content-${name}`]: value, 'content-type': TYPE });
      assert.match(form ?? '', /^Content-(?:Description|ID|Location):/);
      assert.equal(form?.replace(/^[^:]*:/, ''), `${canonical}\r\nContent-Type:${TYPE}\r\n`);
    });
  }

  for (const [what, value, canonical] of [
    [
      'by name, in quotes',
      'Text/Plain; Format=Flowed; charset = UTF-8',
      'text/plain;charset="utf-8";format="Flowed"',
    ],
    ['unquoted and quoted again', 'a/b; x="\\c\\"\\\\"', 'a/b;x="c\\"\\\\"'],
    ['in another charset', "a/b; x*=utf-8'de'%C3%BC%20B", 'a/b;x="ü B"'],
    ['in pieces', 'a/b; x*0="1 "; x*1=2', 'a/b;x="1 2"'],
    ['in encoded pieces', "a/b; x*0*=iso-8859-1''%FC; x*1*=%E9; x*2=%20", 'a/b;x="üé%20"'],
  ] as const) {
    it(`spell parameters ${what} (rules 10 to 17)`, () => {
      assert.deepEqual(formsOf({ 'content-type': value }), [`Content-Type:${canonical}\r\n`]);
    });
  }

  it('spell a file name as it is, or as WSS4J does', () => {
    const headers = { 'content-disposition': 'Attachment; filename="A b.TXT"; size=3', 'content-type': TYPE };
    assert.deepEqual(
      formsOf(headers),
      ['A b.TXT', 'a b.txt'].map(
        (name) => `Content-Disposition:attachment;filename="${name}";size="3"\r\nContent-Type:${TYPE}\r\n`,
      ),
    );
  });

  for (const value of ['a/b; charset', 'a/b; x=1; x=2', 'a/b; x="y', "a/b; x*=utf-8''%FF"]) {
    it(`do not exist for ${value}`, () => assert.deepEqual(formsOf({ 'content-type': value }), []));
  }
});
