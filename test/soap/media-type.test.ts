import assert from 'node:assert/strict';
import { parseMediaType } from '../../src/soap/media-type.ts';

describe('Content-Type', () => {
  it('is read with quotes, escapes, tabs and any case', () => {
    const read = parseMediaType('Multipart/Related; Type="text/xml";\tboundary="a \\"b";start=<x>;');
    assert.equal(read.name, 'multipart/related');
    assert.deepEqual(
      [...read.parameters],
      [
        ['type', 'text/xml'],
        ['boundary', 'a "b'],
        ['start', '<x>'],
      ],
    );
  });

  it('may have nothing between its semicolons (RFC 9110 §5.6.6)', () => {
    for (const header of ['text/xml;; a=1;', 'text/xml; ;a=1 ; ;', 'text/xml ;\t; a="1"'])
      assert.deepEqual([...parseMediaType(header).parameters], [['a', '1']], header);
    assert.equal(parseMediaType('text/xml; ;').parameters.size, 0);
  });

  for (const header of [
    undefined,
    '',
    'text',
    'text/xml; charset',
    'text/xml; a=1; a=2',
    `text/xml; a=${'b'.repeat(5000)}`,
  ]) {
    it(`is refused where it is ${JSON.stringify(header)?.slice(0, 40)}`, () => {
      assert.throws(() => parseMediaType(header), { code: 'MEDIA_TYPE_UNSUPPORTED' });
    });
  }
});
