import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { Grid } from '../../grid.ts';
import { environmentOf } from '../../program.ts';

/** A server that is not ours. */
export interface ServingProgram {
  readonly base: URL;
  /** The first line of its answer to a GET. */
  statusLine(path: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a program that prints `port <number>` when it serves, and ends when its standard input does. */
export async function startServing(
  grid: Grid,
  command: string,
  args: readonly string[],
): Promise<ServingProgram> {
  const child = spawn(command, args, { env: environmentOf(grid), stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const [, digits] = /^port (\d+)$/.exec(line) ?? [];
    if (digits === undefined) continue;
    const port = Number(digits);
    return {
      base: new URL(`http://127.0.0.1:${port}/`),
      statusLine: (path) => statusLine(port, path),
      stop: async () => {
        child.stdin.end();
        await ended;
      },
    };
  }
  throw new Error(`${command} ended before it served.`);
}

async function statusLine(port: number, path: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.0\r\n\r\n`);
  for await (const line of createInterface(socket)) return line;
  return '';
}
