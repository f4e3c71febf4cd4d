import assert from 'node:assert/strict';
import { commandReference, committedCommandReference } from '../../tools/command-reference.ts';

describe('the reference of the command line', () => {
  it('is what the commands say of themselves', () => {
    assert.equal(committedCommandReference(), commandReference(), 'run npm run generate');
  });
});
