import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CallReport } from '../soap/server/call-report.ts';

/** The figures of a process, for `/metrics`. */
export interface Metrics {
  /** In Prometheus' text format, with the content type that belongs to it. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
  countCall(site: string, report: CallReport): void;
  /** Shows a number that is asked for at each reading. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
}

/** Seconds: from an unsigned list to a long poll. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** What is counted of a call. Not its report: the error in it holds the whole message by its stack. */
interface Counted
  extends Pick<CallReport, 'service' | 'operation' | 'outcome' | 'code' | 'received' | 'sent'> {
  readonly site: string;
  /** Ms. */
  readonly answered: number;
}

/** Calls are counted some at a time: one by one it takes five times as long, 8 µs beside each answer. */
const mostWaiting = 256;

export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'plegma_calls_total',
    help: 'SOAP calls by how they ended; code is that of the error behind a fault.',
    labelNames: ['site', 'service', 'operation', 'outcome', 'code'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'plegma_call_seconds',
    help: 'From the headers of a call to the end of its answer.',
    labelNames: ['site', 'service', 'operation'],
    buckets,
    registers: [registry],
  });
  const traffic = new Counter({
    name: 'plegma_envelope_bytes_total',
    help: 'Bytes of envelopes, attachments not counted.',
    labelNames: ['site', 'direction'],
    registers: [registry],
  });
  const count = (counted: Counted) => {
    const {
      site,
      service = 'none',
      operation = 'none',
      outcome,
      code = '',
      answered,
      received,
      sent,
    } = counted;
    calls.inc({ site, service, operation, outcome, code });
    durations.observe({ site, service, operation }, answered / 1000);
    traffic.inc({ site, direction: 'received' }, received);
    traffic.inc({ site, direction: 'sent' }, sent);
  };
  let waiting: Counted[] = [];
  const countWaiting = () => {
    for (const counted of waiting) count(counted);
    waiting = [];
  };
  return {
    read: async () => {
      countWaiting();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    countCall: (site, { service, operation, outcome, code, times: { answered }, received, sent }) => {
      waiting.push({ site, service, operation, outcome, code, answered, received, sent });
      if (waiting.length >= mostWaiting) countWaiting();
    },
    gauge: (name, help, read) => {
      new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
  };
}
