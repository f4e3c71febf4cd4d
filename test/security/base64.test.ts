import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeBase64, encodeBase64, withoutSpace } from '../../src/security/base64.ts';

describe('base64', () => {
  it('is written as Node writes it, and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const text = encodeBase64(bytes);
        assert.equal(text, Buffer.from(bytes).toString('base64'));
        assert.deepEqual(decodeBase64(text), bytes);
        assert.deepEqual(decodeBase64(text.replace(/.{1,7}/g, '$&\r\n\t ')), bytes);
      }),
    );
  });

  it('has one spelling for each value: everything else is refused', () => {
    const alphabet = fc.string({
      unit: fc.constantFrom('A', 'Q', 'g', '/', '=', 'B', '-', '\u00a0', 'é'),
      maxLength: 9,
    });
    fc.assert(
      fc.property(alphabet, (text) => {
        const bytes = decodeBase64(text);
        assert.ok(bytes === undefined || encodeBase64(bytes) === text);
      }),
      { numRuns: 5000 },
    );
  });

  it('leaves everything but white space where it was', () => {
    assert.equal(withoutSpace('\ufeffA\tä\r\n \u{1F600}\u00a0='), '\ufeffAä\u{1F600}\u00a0=');
    assert.equal(withoutSpace('A '.repeat(2_000_000)).length, 2_000_000);
  });
});
