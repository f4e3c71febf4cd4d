import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { CallReport } from '../soap/server/call-report.ts';
import { CallFigures } from './call-figures.ts';

/** The figures of a process, for `/metrics`. */
export interface Metrics {
  /** In Prometheus' text format, with the content type that belongs to it. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
  countCall(site: string, report: CallReport): void;
  /** Shows a number that is determined anew at each reading. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
}

/** Begins the figures of a process: its own (memory, CPU, event loop) and those of its calls. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new CallFigures(registry);
  return {
    read: async () => {
      calls.countWaiting();
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
    countCall: (site, report) => calls.add(site, report),
    gauge: (name, help, read) => addGauge(registry, name, help, read),
  };
}

function addGauge(registry: Registry, name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read());
    },
  });
}
