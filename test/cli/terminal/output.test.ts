import assert from 'node:assert/strict';
import { facts, table } from '../../../src/cli/terminal/table.ts';
import { amountText, sizeText } from '../../../src/cli/views/amounts.ts';
import { identityText } from '../../../src/cli/views/identity-text.ts';
import { priceText } from '../../../src/cli/views/prices.ts';
import { decimal } from '../../../src/soap/codec/decimal.ts';

describe('what people are shown', () => {
  it('stands in columns, numbers at the right', () => {
    const rows = [
      { name: 'Swirl', price: '0.05' },
      { name: 'Paint by hand', price: '12.00' },
    ];
    const text = table(rows, [
      { heading: 'NAME', cell: ({ name }) => name },
      { heading: 'EUR', cell: ({ price }) => price, align: 'right' },
    ]);
    assert.equal(text, 'NAME             EUR\nSwirl           0.05\nPaint by hand  12.00');
  });

  it('steers no terminal', () => {
    assert.equal(facts([['Name', 'a\u001b[31m\nb']]), 'Name  a?[31m?b');
    assert.equal(facts([['Name', 'x\u202egnp.exe\u009b2J']]), 'Name  x?gnp.exe?2J');
  });

  it('is money with two decimals at least, and no digit less than there are', () => {
    assert.deepEqual(['5', '0.5', '-0.05', '0.002135'].map(amountText), [
      '5.00',
      '0.50',
      '-0.05',
      '0.002135',
    ]);
  });

  it('is a size in the unit that fits', () => {
    assert.deepEqual([0, 999, 1000, 135_289n, 4_300_000_000n].map(sizeText), [
      '0 bytes',
      '999 bytes',
      '1.0 kB',
      '135.3 kB',
      '4.3 GB',
    ]);
  });

  it('is a price as it is read aloud', () => {
    const price = { unitPrice: decimal('0.36'), currency: 'EUR' };
    const text = (metric: 'job' | 'processor-time' | 'wall-time' | 'output-data', unitSize: number) =>
      priceText({ ...price, metric, unitSize: decimal(unitSize) });
    assert.equal(text('job', 1), '0.36 EUR per job');
    assert.equal(text('processor-time', 3600), '0.36 EUR per hour of a processor');
    assert.equal(text('wall-time', 60), '0.36 EUR per 60 s of running');
    assert.equal(text('output-data', 1_000_000), '0.36 EUR per 1.0 MB fetched');
  });

  it('is a name without the parts that are none', () => {
    const name = 'EMAILADDRESS=none,CN=Client,OU=none,O=Plegma, Ltd,L=none,ST=none,C=GR';
    assert.equal(identityText(name), 'CN=Client, O=Plegma, Ltd, C=GR');
  });
});
