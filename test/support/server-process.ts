import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Addresses, BrokerAddresses, ProviderAddresses } from '../../src/server/addresses.ts';

/** What the process can be asked. */
export type Question = 'memory' | 'delay' | 'close';

/** What the process says. */
export type Told =
  | { readonly addresses: Addresses }
  | { readonly memory: number }
  | { readonly longestDelay: number };

export type ServedAddresses = Addresses & {
  readonly broker: BrokerAddresses;
  readonly provider: ProviderAddresses;
};

/** Broker and provider running in a process of their own, so that what they do to it is seen. */
export interface ServerProcess {
  readonly addresses: ServedAddresses;
  /** Names the signal or status once the process has ended by itself. */
  crashed(): string | undefined;
  /** Bytes that are still reachable after the collector has run. */
  memory(): Promise<number>;
  /** Milliseconds that the event loop was held at the longest since this was asked before. */
  longestDelay(): Promise<number>;
  close(): Promise<void>;
}

/** Starts broker and provider on free ports over a fresh directory. */
export async function startServerProcess(limits: object = {}): Promise<ServerProcess> {
  const directory = await mkdtemp(join(tmpdir(), 'plegma-process-'));
  const configuration = {
    dataDirectory: directory,
    broker: { port: 0 },
    provider: { port: 0 },
    log: { level: 'error', file: join(directory, 'server.log') },
    limits,
  };
  const child = fork(join(import.meta.dirname, 'served-process.ts'), [JSON.stringify(configuration)], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  let crash: string | undefined;
  let closing = false;
  child.on('exit', (status, signal) => {
    if (!closing) crash = `ended with ${signal ?? status}`;
  });
  const addresses = servedAddresses(await told(child));
  const ask = async (question: Question): Promise<Told> => {
    const answer = told(child);
    child.send(question);
    return answer;
  };
  return {
    addresses,
    crashed: () => crash,
    memory: async () => numberOf(await ask('memory'), 'memory'),
    longestDelay: async () => numberOf(await ask('delay'), 'longestDelay'),
    close: async () => {
      closing = true;
      if (child.exitCode === null && child.signalCode === null) {
        const exit = once(child, 'exit');
        child.send('close');
        await exit;
      }
      await rm(directory, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** The next thing that the process says; answers come in the order of the questions. */
async function told(child: ChildProcess): Promise<Told> {
  const heard = new AbortController();
  const ended = once(child, 'exit', { signal: heard.signal }).then(() => {
    throw new Error('The server process ended before it answered.');
  });
  ended.catch(() => undefined);
  try {
    const [message]: Told[] = await Promise.race([once(child, 'message', { signal: heard.signal }), ended]);
    if (message === undefined) throw new Error('The server process said nothing.');
    return message;
  } finally {
    heard.abort();
  }
}

function servedAddresses(told: Told): ServedAddresses {
  if (!('addresses' in told)) throw new Error('The server process told no addresses.');
  const { broker, provider } = told.addresses;
  if (broker === undefined || provider === undefined) throw new Error('Broker or provider was not started.');
  return { ...told.addresses, broker, provider };
}

function numberOf(told: Told, name: 'memory' | 'longestDelay'): number {
  const value = name in told ? Reflect.get(told, name) : undefined;
  if (typeof value !== 'number') throw new Error(`The server process told no ${name}.`);
  return value;
}
