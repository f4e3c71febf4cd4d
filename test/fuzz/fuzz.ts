import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../support/server-process.ts';
import { type CorpusEntry, makeCorpus } from './corpus.ts';
import { exchange, type Outcome } from './exchange.ts';
import { type FuzzCase, makeCase } from './fuzz-case.ts';
import { judge, type Problem } from './judge.ts';

export interface FuzzOptions {
  readonly seconds: number;
  readonly seed: number;
  /** Only the case of this index: to see again what happened. */
  readonly only?: number;
  /** Is told of every problem as it is found. */
  readonly onProblem?: (found: FoundProblem) => Promise<void>;
}

export interface FoundProblem {
  readonly problem: Problem;
  readonly case: FuzzCase;
  readonly outcome: Outcome;
}

export interface FuzzReport {
  readonly cases: number;
  /** How often each outcome came: status, `closed`. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** The first case of each problem. */
  readonly problems: readonly FoundProblem[];
  /** Bytes that the server held after a quarter of the time, and at the end. */
  readonly memory: { readonly before: number; readonly after: number };
}

/** Connections at a time. */
const WORKERS = 6;
/** Milliseconds in which /healthz has to answer while all this goes on. */
const HEALTH = 10_000;

/** Sends changed requests to a running server until the time is over, and judges what comes back. */
export async function fuzz(server: ServerProcess, options: FuzzOptions): Promise<FuzzReport> {
  const corpus = await makeCorpus(server.addresses);
  const run = new FuzzRun(server, corpus, options);
  if (options.only !== undefined) await run.one(options.only);
  else await run.all();
  return run.report();
}

class FuzzRun {
  readonly #server: ServerProcess;
  readonly #corpus: readonly CorpusEntry[];
  readonly #options: FuzzOptions;
  readonly #outcomes = new Map<string, number>();
  readonly #problems = new Map<Problem, FoundProblem>();
  readonly #end: number;
  #next = 0;
  #memory = { before: 0, after: 0 };

  constructor(server: ServerProcess, corpus: readonly CorpusEntry[], options: FuzzOptions) {
    this.#server = server;
    this.#corpus = corpus;
    this.#options = options;
    this.#end = Date.now() + options.seconds * 1000;
  }

  /** The server is warm after a quarter of the time: what it holds then it may hold at the end, but not more. */
  async all(): Promise<void> {
    const warm = Date.now() + this.#options.seconds * 250;
    await this.#work(warm);
    const before = await this.#held();
    await this.#work(this.#end);
    this.#memory = { before, after: await this.#held() };
  }

  async #held(): Promise<number> {
    return this.#server.crashed() === undefined ? this.#server.memory() : 0;
  }

  async one(index: number): Promise<void> {
    const sent = await makeCase(this.#options.seed, index, this.#corpus);
    const outcome = await exchange(sent.entry.port, sent.bytes);
    await this.#note(sent, outcome);
  }

  report(): FuzzReport {
    return {
      cases: this.#next,
      outcomes: this.#outcomes,
      problems: [...this.#problems.values()],
      memory: this.#memory,
    };
  }

  async #work(end: number): Promise<void> {
    const workers = Array.from({ length: WORKERS }, async () => {
      while (Date.now() < end && this.#server.crashed() === undefined) {
        const index = this.#next;
        this.#next += 1;
        await this.one(index);
      }
    });
    let busy = true;
    const watch = this.#watch(() => busy);
    await Promise.all(workers);
    busy = false;
    await watch;
  }

  async #watch(busy: () => boolean): Promise<void> {
    while (busy() && (await this.#isHealthy())) await sleep(100);
    if (busy() && this.#server.crashed() === undefined) throw new Error('/healthz did not answer in time.');
  }

  async #isHealthy(): Promise<boolean> {
    const signal = AbortSignal.timeout(HEALTH);
    const answer = await fetch(this.#server.addresses.broker.health, {
      signal,
      headers: { connection: 'close' },
    }).catch(() => undefined);
    // That a process has ended is known a moment after its connections have.
    if (answer === undefined) await sleep(500);
    return answer?.ok === true;
  }

  async #note(sent: FuzzCase, outcome: Outcome): Promise<void> {
    const name = outcome.kind === 'answer' ? String(outcome.status) : outcome.kind;
    this.#outcomes.set(name, (this.#outcomes.get(name) ?? 0) + 1);
    const crash = this.#server.crashed();
    // Any of those that were under way may have been it.
    const problem =
      crash === undefined
        ? await judge(sent, outcome)
        : `the server ${crash}, case ${sent.index} being under way`;
    if (problem === undefined || this.#problems.has(problem)) return;
    const found = { problem, case: sent, outcome };
    this.#problems.set(problem, found);
    await this.#options.onProblem?.(found);
  }
}
