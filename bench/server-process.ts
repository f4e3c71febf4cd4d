import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Ready, UsedCpu } from './servers/parent.ts';

/** A server under measurement, in a process of its own. */
export interface ServerProcess<Details> {
  readonly details: Details;
  /** Seconds of CPU since this was asked before, all threads. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

/**
 * Starts `bench/servers/NAME.ts` and waits until it serves.
 *
 * @param words What it is told on its command line.
 */
export async function startServerProcess<Details>(
  name: string,
  words: readonly string[] = [],
): Promise<ServerProcess<Details>> {
  const child = fork(join(import.meta.dirname, 'servers', `${name}.ts`), words, {
    execArgv: ['--import', 'tsx'],
  });
  const { details } = await answerOf<Ready<Details>>(child);
  return {
    details,
    cpu: async () => {
      child.send('cpu');
      return (await answerOf<UsedCpu>(child)).cpu;
    },
    close: async () => {
      child.send('close');
      await once(child, 'exit');
    },
  };
}

async function answerOf<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  const exit = once(child, 'exit', { signal: ended.signal }).then(() => {
    throw new Error('the server ended before it answered');
  });
  exit.catch(() => {});
  const [message] = (await Promise.race([once(child, 'message', { signal: ended.signal }), exit])) as [
    Message,
  ];
  ended.abort();
  return message;
}
