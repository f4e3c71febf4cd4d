import { Counter, Histogram, type Registry } from 'prom-client';
import type { CallReport } from '../soap/server/call-report.ts';

/** Seconds: from an unsigned list to a long poll. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** What is counted of a call. Not its whole report: the stack of the error in it holds the message in memory. */
interface Counted
  extends Pick<CallReport, 'service' | 'operation' | 'outcome' | 'code' | 'received' | 'sent'> {
  readonly site: string;
  /** Ms. */
  readonly answered: number;
}

/** Calls are counted in batches: one by one takes five times as long, 8 µs beside each answer. */
const MOST_WAITING = 256;

/** The figures about SOAP calls: how they ended, how long they took, how large they were. */
export class CallFigures {
  readonly #calls: Counter;
  readonly #durations: Histogram;
  readonly #traffic: Counter;
  #waiting: Counted[] = [];

  /** @param registry Where the figures are shown. */
  constructor(registry: Registry) {
    const registers = [registry];
    this.#calls = new Counter({
      name: 'plegma_calls_total',
      help: 'SOAP calls by how they ended; code is that of the error behind a fault.',
      labelNames: ['site', 'service', 'operation', 'outcome', 'code'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'plegma_call_seconds',
      help: 'From the headers of a call to the end of its answer.',
      labelNames: ['site', 'service', 'operation'],
      buckets: BUCKETS,
      registers,
    });
    this.#traffic = new Counter({
      name: 'plegma_envelope_bytes_total',
      help: 'Bytes of envelopes, attachments not counted.',
      labelNames: ['site', 'direction'],
      registers,
    });
  }

  /** Counts a call, at the latest when the figures are read. */
  add(site: string, { service, operation, outcome, code, times, received, sent }: CallReport): void {
    const { answered } = times;
    this.#waiting.push({ site, service, operation, outcome, code, answered, received, sent });
    if (this.#waiting.length >= MOST_WAITING) this.countWaiting();
  }

  /** Brings the figures up to date. */
  countWaiting(): void {
    for (const counted of this.#waiting) this.#count(counted);
    this.#waiting = [];
  }

  #count(counted: Counted): void {
    const { site, service = 'none', operation = 'none', outcome, code = '' } = counted;
    const { answered, received, sent } = counted;
    this.#calls.inc({ site, service, operation, outcome, code });
    this.#durations.observe({ site, service, operation }, answered / 1000);
    this.#traffic.inc({ site, direction: 'received' }, received);
    this.#traffic.inc({ site, direction: 'sent' }, sent);
  }
}
