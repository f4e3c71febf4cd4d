import assert from 'node:assert/strict';
import { claimLease, releaseLease } from '../../src/store/lease.ts';
import { type TemporaryStore, temporaryStore } from './temporary-store.ts';

describe('a lease', () => {
  let temporary: TemporaryStore;
  beforeEach(async () => {
    temporary = await temporaryStore();
  });
  afterEach(() => temporary.remove());

  const claim = (holder: string, { duration = 60_000, gone = false } = {}) =>
    claimLease(temporary.store, { name: 'work', holder, duration, isGone: async () => gone });

  it('is held by one at a time, who may renew it', async () => {
    assert.equal(await claim('a'), true);
    assert.equal(await claim('b'), false);
    assert.equal(await claim('a'), true);
  });

  it('is anybody’s when it has run out, was given back, or its holder is known to be gone', async () => {
    assert.equal(await claim('a', { duration: -1 }), true);
    assert.equal(await claim('b'), true);
    await releaseLease(temporary.store, { name: 'work', holder: 'a' });
    assert.equal(await claim('c'), false);
    await releaseLease(temporary.store, { name: 'work', holder: 'b' });
    assert.equal(await claim('c'), true);
    assert.equal(await claim('d', { gone: true }), true);
  });

  it('goes to one of several processes that ask in the same moment', async () => {
    const other = await temporary.reopen();
    const claims = [temporary.store, other, temporary.store, other].map((store, index) =>
      claimLease(store, { name: 'work', holder: `p${index}`, duration: 60_000, isGone: async () => false }),
    );
    assert.equal((await Promise.all(claims)).filter(Boolean).length, 1);
  });
});
