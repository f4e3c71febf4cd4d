import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openMetrics } from '../../src/server/metrics.ts';
import type { CallReport } from '../../src/soap/server/call-report.ts';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

const reportOf = (error: unknown): CallReport => ({
  reference: 'r',
  service: 'Registry',
  operation: 'ListServices',
  identity: undefined,
  outcome: 'fault',
  code: 'SCHEMA_ELEMENT_UNEXPECTED',
  error,
  status: 500,
  received: 100,
  sent: 10,
  times: { verified: undefined, operated: undefined, answered: 2 },
});

describe('the figures of a server', () => {
  it('count each call, also those that were not added up yet', async () => {
    const metrics = openMetrics();
    for (let call = 0; call < 300; call++) metrics.countCall('broker', reportOf(undefined));
    const { text } = await metrics.read();
    assert.match(text, /plegma_calls_total\{[^}]*code="SCHEMA_ELEMENT_UNEXPECTED"\} 300\n/);
    assert.match(text, /plegma_envelope_bytes_total\{site="broker",direction="received"\} 30000\n/);
    assert.match(text, /plegma_call_seconds_count\{[^}]*\} 300\n/);
  });

  it('keep nothing of a message that failed: two hundred of them filled the memory', async () => {
    const metrics = openMetrics();
    const error = (() => {
      const failed = new Error('with its message in its stack');
      metrics.countCall('broker', reportOf(failed));
      return new WeakRef(failed);
    })();
    // What a WeakRef was asked for in this turn is kept until its end.
    await new Promise((resolve) => setImmediate(resolve));
    collectGarbage();
    assert.equal(error.deref(), undefined);
    assert.match((await metrics.read()).text, /plegma_calls_total\{[^}]*\} 1\n/);
  });
});
