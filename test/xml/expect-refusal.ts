import assert from 'node:assert/strict';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { PlegmaError } from '../../src/errors/plegma-error.ts';

/** Asserts that an action is refused with this code and, where given, a sentence of this form. */
export function expectRefusal(action: () => unknown, code: ErrorCode, sentence = /./): void {
  assert.throws(action, (error: unknown) => {
    assert.ok(error instanceof PlegmaError, `expected a PlegmaError, got ${error}`);
    assert.equal(error.code, code, error.message);
    assert.match(error.message, sentence);
    return true;
  });
}
