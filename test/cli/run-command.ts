import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** How a run of the `plegma` command ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Starts the command as a user does, in a process of its own that knows nothing of the user's environment. */
export function startCommand(words: readonly string[], { cwd, environment = {} }: RunOptions = {}) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PLEGMA_'));
  return spawn(process.execPath, ['--import', loader, main, ...words], {
    cwd,
    env: { ...Object.fromEntries(inherited), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs the command to its end. */
export async function runCommand(words: readonly string[], options?: RunOptions): Promise<Ended> {
  const child = startCommand(words, options);
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, stdout, stderr };
}
