import assert from 'node:assert/strict';
import { type PageRequest, paged } from '../../src/store/page.ts';

describe('a list in pages', () => {
  let rows: string[];
  beforeEach(() => {
    rows = ['a', 'b', 'c', 'd', 'e'];
  });
  const page = (request: PageRequest) =>
    paged(
      request,
      async (after, limit) => rows.filter((row) => after === undefined || row > after).slice(0, limit),
      (row) => row,
    );

  it('ends without a cursor, also where the last page is full', async () => {
    const first = await page({ limit: 3 });
    assert.deepEqual(first.items, ['a', 'b', 'c']);
    assert.deepEqual(await page({ limit: 2, cursor: first.nextCursor }), {
      items: ['d', 'e'],
      nextCursor: undefined,
    });
    assert.deepEqual(await page({}), { items: ['a', 'b', 'c', 'd', 'e'], nextCursor: undefined });
  });

  it('shows nothing twice and leaves nothing out while items come and go', async () => {
    const { nextCursor } = await page({ limit: 2 });
    rows = ['0', 'b', 'c', 'd', 'e'];
    assert.deepEqual((await page({ limit: 2, cursor: nextCursor })).items, ['c', 'd']);
    rows = ['c', 'd', 'e'];
    assert.deepEqual((await page({ limit: 2, cursor: nextCursor })).items, ['c', 'd']);
  });

  it('refuses a cursor that it did not give out', async () => {
    for (const cursor of ['x', '50', Buffer.from('before:b').toString('base64url')]) {
      await assert.rejects(page({ cursor }), { code: 'CURSOR_INVALID', path: 'cursor' });
    }
  });
});
