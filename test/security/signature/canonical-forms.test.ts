import assert from 'node:assert/strict';
import { CanonicalForms } from '../../../src/security/signature/canonical-forms.ts';
import { parseXml } from '../../../src/xml/parse.ts';

/** Milliseconds: several turns. */
const LONG = 200;

describe('the canonical forms that one signature asks for', () => {
  it('let others go first between them, however short each is', async () => {
    const element = parseXml(`<a>${'<b/>'.repeat(100)}</a>`);
    const forms = new CanonicalForms();
    let served = 0;
    const others = setInterval(() => {
      served += 1;
    });
    try {
      for (const end = performance.now() + LONG; performance.now() < end; ) await forms.of(element, []);
      assert.ok(served > 0);
    } finally {
      clearInterval(others);
    }
  });

  it('are refused once they come to too much together', async () => {
    const element = parseXml('<a>0123456789</a>');
    const forms = new CanonicalForms(40);
    assert.equal(await forms.of(element, []), '<a>0123456789</a>');
    assert.equal(await forms.of(element, []), '<a>0123456789</a>');
    await assert.rejects(forms.of(element, []), { code: 'XML_LIMIT_EXCEEDED' });
  });
});
