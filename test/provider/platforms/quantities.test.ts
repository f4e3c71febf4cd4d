import assert from 'node:assert/strict';
import * as quantities from '../../../src/provider/platforms/quantities.ts';

describe('amounts and times as batch systems write them', () => {
  it('are read as spans of time, those without a limit as none', () => {
    const spans = ['01:00:05', '1-00:00:00', '05:00', '42', '0s', '0.006s', 'UNLIMITED', '--', ''];
    assert.deepEqual(spans.map(quantities.parseDuration), [
      3605,
      86_400,
      300,
      42,
      0,
      0.006,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('writes spans that every batch system takes', () => {
    assert.deepEqual([90, 360_000, 0.5].map(quantities.formatDuration), [
      '00:01:30',
      '100:00:00',
      '00:00:01',
    ]);
  });

  it('are read as sizes in bytes, of whatever unit', () => {
    const sizes = ['7364kb', '100mb', '104857600b', '1000M', '4.402KB', '0.000B', '23.5G', 'N/A'];
    assert.deepEqual(
      sizes.map((size) => quantities.parseBytes(size)),
      [7_540_736, 104_857_600, 104_857_600, 1_048_576_000, 4508, 0, 25_232_932_864, undefined],
    );
    assert.equal(quantities.parseBytes('1000', 1024 * 1024), 1_048_576_000);
    assert.equal(quantities.toMebibytes(1), 1);
  });

  it('reads nothing where a counter has wrapped or shows what no run can have used', () => {
    const absurd = ['-5', '-1:00:00', '9'.repeat(20), '9'.repeat(400), '1e300', 'NaN', 'Infinity'];
    const { parseDuration, parseBytes, parseCount } = quantities;
    for (const read of [parseDuration, parseBytes, parseCount])
      assert.deepEqual(
        absurd.map((text) => read(text)),
        Array(absurd.length).fill(undefined),
      );
    assert.deepEqual(['9'.repeat(14), '1e300', 'NaN', '-1'].map(quantities.parseEpoch), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('reads times, and none where there is none', () => {
    const time = new Date('2026-11-01T09:07:10Z');
    assert.deepEqual(quantities.parseCalendarTime('Sun Nov  1 09:07:10 2026'), time);
    assert.deepEqual(quantities.parseCalendarTime('11/01/2026 09:07:10.000'), time);
    assert.deepEqual(quantities.parseIsoTime('2026-11-01T09:07:10'), time);
    assert.deepEqual(quantities.parseIsoTime('2026-11-01T09:07:10.000'), time);
    assert.deepEqual(quantities.parseEpoch('1793524030'), time);
    for (const none of ['Unknown', 'N/A', 'None', '', undefined]) {
      assert.equal(quantities.parseIsoTime(none), undefined);
      assert.equal(quantities.parseCalendarTime(none), undefined);
    }
    assert.equal(quantities.parseEpoch(0), undefined);
  });
});
