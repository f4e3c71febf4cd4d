import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { startServer } from '../../src/server/run.ts';
import type { Question, Told } from './server-process.ts';

/** The other side of `server-process.ts`: broker and provider in a process of their own. */
const server = await startServer(checkConfiguration(JSON.parse(process.argv[2] ?? '{}')));
const delay: IntervalHistogram = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('message', (question: Question) => {
  if (question === 'close') void server.close().then(() => process.exit(0));
  else tell(question === 'memory' ? { memory: heldMemory() } : { longestDelay: longestDelay() });
});
process.on('disconnect', () => process.exit(1));
tell({ addresses: server.addresses });

function tell(told: Told): void {
  process.send?.(told);
}

/** What is still reachable. Run with `--expose-gc`. */
function heldMemory(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function longestDelay(): number {
  const longest = delay.max / 1e6;
  delay.reset();
  return longest;
}
