import assert from 'node:assert/strict';
import { answerForm } from '../../../src/soap/server/answer-form.ts';

const XOP = 'application/xop+xml';

describe('the form of an answer', () => {
  it('is that of a request with attachments, whatever is accepted', () => {
    for (const form of ['swa', 'mtom', 'dime'] as const) assert.equal(answerForm(form, 'text/xml'), form);
  });

  for (const [accept, form] of [
    [undefined, 'plain'],
    ['*/*', 'plain'],
    ['Multipart/Related', 'swa'],
    [`text/xml, multipart/related; type="${XOP}"; q=0.1`, 'mtom'],
    ['application/dime', 'dime'],
    // RFC 9110 §12.4.2: nought is no.
    ['multipart/related;q=0, text/xml', 'plain'],
    [`multipart/related; type="${XOP}" ; q=0.000 ;x=1, multipart/related`, 'swa'],
    ['multipart/related;q=0.001', 'swa'],
  ] as const) {
    it(`is ${form} where ${accept} is accepted`, () => assert.equal(answerForm('plain', accept), form));
  }
});
