import assert from 'node:assert/strict';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import { CallLog } from '../../src/server/call-log.ts';
import { openCallLines, openLog } from '../../src/server/log.ts';
import { openMetrics } from '../../src/server/metrics.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import type { CallReport } from '../../src/soap/server/call-report.ts';
import { identityNamed } from '../broker/test-registry.ts';
import { until } from '../support/until.ts';

const report: CallReport = {
  reference: 'ref-1',
  service: 'Registry',
  operation: 'RegisterService',
  identity: identityNamed('provider'),
  outcome: 'answered',
  code: undefined,
  error: undefined,
  status: 200,
  received: 4600,
  sent: 3200,
  times: { verified: 1.234, operated: 2.345, answered: 3.456 },
};

describe('the log', () => {
  let lines: Record<string, unknown>[];
  const stream = { write: (line: string) => lines.push(JSON.parse(line)) };
  const log = () => openLog({ level: 'info' }, stream);
  const written = (...reports: readonly CallReport[]) => {
    const calls = new CallLog(openCallLines({ level: 'info' }, stream));
    for (const called of reports) calls.add('broker', called);
    calls.flush();
  };
  beforeEach(() => {
    lines = [];
  });

  it('has one line a call: who, what, how it ended, how long', () => {
    written(report);
    const [{ time, ...line } = {}, ...others] = lines;
    assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
    assert.deepEqual(others, []);
    assert.deepEqual(line, {
      level: 30,
      msg: 'call',
      reference: 'ref-1',
      site: 'broker',
      service: 'Registry',
      operation: 'RegisterService',
      identity: { subject: 'CN=provider,O=Plegma', issuer: 'CN=Test CA,O=Plegma' },
      outcome: 'answered',
      status: 200,
      received: 4600,
      sent: 3200,
      verified: 1.2,
      operated: 2.3,
      answered: 3.5,
    });
  });

  it('has the lines of calls in their order, with the times of the calls, a moment later', async () => {
    const began = new Date().toISOString();
    const calls = new CallLog(openCallLines({ level: 'info' }, stream));
    calls.add('broker', { ...report, reference: 'ref-1' });
    calls.add('broker', { ...report, reference: 'ref-2' });
    const ended = new Date().toISOString();
    assert.deepEqual(lines, []);
    await until('the lines are written', () => lines.length === 2);
    assert.deepEqual(
      lines.map(({ reference }) => reference),
      ['ref-1', 'ref-2'],
    );
    for (const { time } of lines) assert.ok(String(time) >= began && String(time) <= ended);
  });

  it('may fail in the middle of lines of calls without harm to what comes later', () => {
    let fails = true;
    const failing = {
      write: (line: string) => {
        if (fails) throw new Error('no log');
        stream.write(line);
      },
    };
    const calls = new CallLog(openCallLines({ level: 'info' }, failing));
    calls.add('broker', { ...report, reference: 'ref-1' });
    calls.flush();
    fails = false;
    calls.add('broker', { ...report, reference: 'ref-2' });
    calls.flush();
    assert.deepEqual(
      lines.map(({ reference }) => reference),
      ['ref-2'],
    );
  });

  it('holds nothing that a terminal would take for an order, and says what it was', () => {
    let line = '';
    const error = new PlegmaError('SERVICE_UNKNOWN', 'There is no \u009b31m\u202egnp.exe\u2028 here.');
    const calls = new CallLog(openCallLines({ level: 'info' }, { write: (text) => (line += text) }));
    calls.add('broker', { ...report, outcome: 'fault', code: error.code, error });
    calls.flush();
    assert.doesNotMatch(line, /[\u0080-\u009f\u2028-\u202e]/);
    assert.equal(JSON.parse(line).reason, error.message);
  });

  it("names the reason of a caller's fault, and keeps the cause of our own errors", () => {
    const refusal = new PlegmaError('SERVICE_UNKNOWN', 'The registry lists no service svc-1.');
    const failure = new PlegmaError('UNEXPECTED', 'Broken.', { cause: new TypeError('x is undefined') });
    const fault = { ...report, outcome: 'fault', status: 500 } as const;
    written(
      { ...fault, code: refusal.code, error: refusal },
      { ...fault, code: failure.code, error: failure },
    );
    assert.deepEqual([lines[0]?.['level'], lines[0]?.['reason']], [30, refusal.message]);
    assert.equal(lines[1]?.['level'], 50);
    assert.match(JSON.stringify(lines[1]?.['err']), /x is undefined.*log\.test\.ts/s);
  });

  it('writes errors out under both names that are in use', () => {
    log().warn({ error: new Error('one') }, 'x');
    log().warn({ err: new Error('two') }, 'x');
    assert.match(JSON.stringify(lines[0]?.['error']), /one.*log\.test\.ts/s);
    assert.match(JSON.stringify(lines[1]?.['err']), /two.*log\.test\.ts/s);
  });

  it('leaves the trees of a received fault out, and tells its code and sentence', () => {
    const fault = { faultcode: 'TREES', reason: 'No path leads from it.', details: [], told: undefined };
    const declared = { element: '{urn:x}NotAuthenticated', value: {} };
    log().warn({ err: new SoapFaultError(fault, true, declared) }, 'x');
    const { err } = lines[0] ?? {};
    assert.match(JSON.stringify(err), /No path leads from it\..*"code":"TREES"/);
    assert.doesNotMatch(JSON.stringify(err), /"details"|"declared"/);
  });

  it('holds no secrets', () => {
    log().info(
      { token: 'abc', credential: { key: 'abc', password: 'abc' }, headers: { authorization: 'abc' } },
      'x',
    );
    assert.doesNotMatch(JSON.stringify(lines), /abc/);
    assert.match(JSON.stringify(lines), /\[secret\]/);
  });
});

describe('the metrics', () => {
  it('count calls by service, operation and outcome, and show what is asked for at reading', async () => {
    const metrics = openMetrics();
    metrics.countCall('broker', report);
    metrics.countCall('broker', { ...report, outcome: 'fault', code: 'SERVICE_UNKNOWN' });
    metrics.gauge('plegma_services', 'Listed services.', async () => 7);
    const { text } = await metrics.read();
    const labels = 'site="broker",service="Registry",operation="RegisterService"';
    assert.ok(text.includes(`plegma_calls_total{${labels},outcome="answered",code=""} 1`));
    assert.ok(text.includes(`plegma_calls_total{${labels},outcome="fault",code="SERVICE_UNKNOWN"} 1`));
    assert.ok(text.includes(`plegma_call_seconds_count{${labels}} 2`));
    assert.ok(text.includes('plegma_envelope_bytes_total{site="broker",direction="received"} 9200'));
    assert.ok(text.includes('plegma_services 7'));
  });
});
