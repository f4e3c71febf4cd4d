import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compareDecimals, decimal, digitsOf } from '../../../src/soap/codec/decimal.ts';

describe('codec: decimals', () => {
  it('are made of text, numbers and bigints', () => {
    const cases: [value: string | number | bigint, text: string][] = [
      ['012.50', '12.5'],
      ['-0.00', '0'],
      ['+.5', '0.5'],
      [0.1, '0.1'],
      [-2, '-2'],
      [1e21, '1000000000000000000000'],
      [1.5e-7, '0.00000015'],
      [-2.5e22, '-25000000000000000000000'],
      [10n ** 20n, '100000000000000000000'],
    ];
    for (const [value, text] of cases) assert.equal(decimal(value), text);
  });

  it('are not made of anything else', () => {
    for (const value of ['', 'x', '1e3', Number.NaN, Number.POSITIVE_INFINITY, '1'.repeat(2000)]) {
      assert.throws(() => decimal(value), { code: 'SCHEMA_VALUE_INVALID' });
    }
  });

  it('are compared exactly', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.bigInt({ min: -1000n, max: 1000n }),
        fc.nat(40),
        (big, step, places) => {
          const point = (value: bigint): string => {
            const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
            return `${value < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`;
          };
          const order = compareDecimals(decimal(point(big)), decimal(point(big + step)));
          assert.equal(Math.sign(order), step > 0n ? -1 : step < 0n ? 1 : 0);
        },
      ),
    );
  });

  it('tell how many digits they have', () => {
    assert.deepEqual(digitsOf(decimal('-012.340')), { total: 4, fraction: 2 });
    assert.deepEqual(digitsOf(decimal('0.01')), { total: 2, fraction: 2 });
    assert.deepEqual(digitsOf(decimal('0')), { total: 0, fraction: 0 });
  });
});
