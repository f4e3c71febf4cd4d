import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { stringify } from 'smol-toml';
import { connectProvider, type Provider } from '../../../src/client/connect-provider.ts';
import { loadCredential } from '../../../src/client/load-credential.node.ts';
import { loadTrust } from '../../../src/client/load-trust.node.ts';
import type { Addresses } from '../../../src/server/addresses.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';

const main = join(import.meta.dirname, '../../../src/cli/main.ts');

/** `plegma serve` on one port and one directory, killed and started again; its customer does not give up. */
export class BesiegedService {
  readonly #file: string;
  readonly #configuration: { readonly provider: object };
  #process: ChildProcess | undefined;
  #serving: Promise<Addresses> = new Promise(() => undefined);

  /** `name`: of its configuration file in the directory, which it may share with others. */
  constructor(directory: string, name: string, configuration: { readonly provider: object }) {
    this.#file = join(directory, `${name}.toml`);
    this.#configuration = configuration;
  }

  /** Starts it for the first time. @returns Its customer. */
  async open(): Promise<Provider> {
    await writeFile(this.#file, stringify(this.#configuration));
    this.start();
    const { provider, certificates } = await this.serving;
    if (provider === undefined) throw new Error('The service is no provider.');
    const { port } = new URL(provider.jobService);
    const kept = {
      ...this.#configuration,
      provider: { ...this.#configuration.provider, port: Number(port) },
    };
    await writeFile(this.#file, stringify(kept));
    return connectProvider(provider.jobService, {
      transport: undiciTransport(),
      credential: await loadCredential(certificates.client),
      trust: await loadTrust(certificates.authorities),
      retry: { attempts: 1_000, delay: 100, longestDelay: 1_000 },
    });
  }

  /** Starts it; it serves some time later. */
  start(): void {
    const words = ['--import', 'tsx', main, 'serve', '--config', this.#file, '--json'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.#process = child;
    this.#serving = addressesFrom(child.stdout);
    this.#serving.catch(() => undefined);
  }

  /** The addresses, when it serves. Rejects where it was ended before. */
  get serving(): Promise<Addresses> {
    return this.#serving;
  }

  /** Undefined before it was started. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Ends it: at once by KILL, in order by TERM. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#process;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
}

async function addressesFrom(output: Readable): Promise<Addresses> {
  for await (const line of createInterface(output)) return JSON.parse(line);
  throw new Error('The service ended before it served.');
}
