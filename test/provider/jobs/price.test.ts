import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Price, priceItems, totalOf, totalWithin } from '../../../src/provider/jobs/price.ts';

const usage = { processorTime: 0, wallTime: 0, inputData: 0, outputData: 0 };
const total = (prices: readonly Price[], used: Partial<typeof usage>, currency = 'EUR') =>
  totalOf(priceItems(prices, { ...usage, ...used }), currency);

describe('prices', () => {
  it('adds a price a job, a second and a megabyte', () => {
    const prices: readonly Price[] = [
      { metric: 'job', unitPrice: 250_000, unitSize: 1 },
      { metric: 'processor-time', unitPrice: 3_600_000, unitSize: 3600 },
      { metric: 'input-data', unitPrice: 10_000, unitSize: 1_000_000 },
    ];
    // 0.25 + 90.5 s at 0.001 + 3 MB at 0.01 = 0.3705
    assert.equal(total(prices, { processorTime: 90_500, inputData: 3_000_000 }), 37);
  });

  it('rounds once, half to even, to the minor unit of the currency', () => {
    const each = (unitPrice: number): readonly Price[] => [{ metric: 'job', unitPrice, unitSize: 1 }];
    assert.deepEqual(
      [5_000, 15_000, 25_000, 25_001].map((price) => total(each(price), {})),
      [0, 2, 2, 3],
    );
    assert.equal(total([...each(4_000), ...each(4_000)], {}), 1);
    assert.equal(total(each(1_500_000), {}, 'JPY'), 2);
    assert.equal(total(each(1_000), {}, 'TND'), 1);
  });

  it('costs no more than was agreed, also where a batch system has counted what no number holds', () => {
    const prices: readonly Price[] = [{ metric: 'processor-time', unitPrice: 1_000_000, unitSize: 1 }];
    const within = (processorTime: number) => totalWithin(500, prices, { ...usage, processorTime }, 'EUR');
    assert.deepEqual([0, 4_990, 5_000, 5_010, Number.MAX_SAFE_INTEGER].map(within), [0, 499, 500, 500, 500]);
  });

  it('never costs more for less, and is exact for large amounts', () => {
    const prices: readonly Price[] = [{ metric: 'output-data', unitPrice: 123_457, unitSize: 999_983 }];
    const size = fc.integer({ min: 0, max: 2 ** 42 });
    fc.assert(
      fc.property(size, size, (a, b) => {
        assert.ok(
          total(prices, { outputData: Math.min(a, b) }) <= total(prices, { outputData: Math.max(a, b) }),
        );
      }),
    );
    assert.equal(
      total([{ metric: 'output-data', unitPrice: 1_000_000, unitSize: 1 }], { outputData: 9_007_199_254 }),
      900_719_925_400,
    );
  });
});
