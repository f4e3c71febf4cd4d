import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  decimalsOf,
  formatAmount,
  parseAmount,
  parseAmountFrom,
  sayAmount,
} from '../../src/provider/money.ts';

describe('money in minor units', () => {
  it('is read with the decimals of its currency', () => {
    for (const [decimal, currency, minorUnits] of [
      ['12.5', 'EUR', 1250],
      ['0.05', 'EUR', 5],
      ['-1', 'EUR', -100],
      ['-0.00', 'EUR', 0],
      ['.5', 'EUR', 50],
      ['1.500', 'EUR', 150],
      ['120', 'JPY', 120],
      ['1.234', 'KWD', 1234],
      ['90000000000000', 'EUR', 9_000_000_000_000_000],
    ] as const) {
      assert.ok(Object.is(parseAmount(decimal, currency, 'a'), minorUnits), `${decimal} ${currency}`);
    }
  });

  it('is refused where it is finer than the minor unit, too large to be exact, or no decimal', () => {
    for (const [decimal, currency] of [
      ['0.005', 'EUR'],
      ['1.5', 'JPY'],
      ['1.2345', 'KWD'],
      ['90071992547409.92', 'EUR'],
      ['1e3', 'EUR'],
      ['ten', 'EUR'],
    ] as const) {
      const refusal = { code: 'AMOUNT_INVALID', path: 'Pay/amount' };
      assert.throws(() => parseAmount(decimal, currency, 'Pay/amount'), refusal, decimal);
    }
  });

  it('is refused below its bound, which is named', () => {
    assert.equal(parseAmountFrom(1, '0.01', 'EUR', 'a'), 1);
    assert.throws(() => parseAmountFrom(1, '0', 'EUR', 'a'), /it must be 0\.01 EUR or more/);
  });

  it('is written with all decimals of its currency', () => {
    assert.equal(formatAmount(-5, 'EUR'), '-0.05');
    assert.equal(formatAmount(0, 'EUR'), '0.00');
    assert.equal(formatAmount(120, 'JPY'), '120');
    assert.equal(sayAmount(1234, 'KWD'), '1.234 KWD');
  });

  it('is the same after writing and reading', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'KWD');
    fc.assert(
      fc.property(fc.maxSafeInteger(), currency, (amount, code) => {
        assert.equal(parseAmount(formatAmount(amount, code), code, 'a'), amount);
        assert.match(formatAmount(amount, code), new RegExp(`^-?\\d+(\\.\\d{${decimalsOf(code)}})?$`));
      }),
    );
  });
});
