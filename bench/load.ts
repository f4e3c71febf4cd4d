import { Pool } from 'undici';
import { bestOfRounds, type Measurement } from './measure.ts';
import type { ServerProcess } from './server-process.ts';

/** Requests that are put to one server in the rounds. */
export interface Load {
  readonly name: string;
  readonly server: ServerProcess<unknown>;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The next body; each is sent once. */
  readonly nextBody: () => string | Buffer;
  /** Before each round, and not measured. */
  readonly prepare?: () => Promise<void>;
}

/** How many requests are under way at once. */
const LANES = 8;

/**
 * Puts load to several servers in turn, and takes each one's best round; CPU is what the server's process used for one
 * request.
 */
export async function measureServers(
  loads: readonly Load[],
  { rounds = 5, seconds = 2 } = {},
): Promise<ReadonlyMap<string, Measurement>> {
  const pools = new Map(
    loads.map((load) => [load, new Pool(new URL(load.url).origin, { connections: LANES })]),
  );
  const run = async (load: Load, time: number) => {
    const pool = pools.get(load);
    if (!pool) throw new Error(`${load.name} has no connections`);
    await load.prepare?.();
    return runLoad(load, pool, time);
  };
  // As long as a compiler takes to have seen everything.
  for (const load of loads) await run(load, seconds * 1.5);
  const best = await bestOfRounds(loads, rounds, (load) => run(load, seconds));
  await Promise.all([...pools.values()].map((pool) => pool.close()));
  return best;
}

async function runLoad(load: Load, pool: Pool, seconds: number): Promise<Measurement> {
  await load.server.cpu();
  const start = performance.now();
  const deadline = start + seconds * 1000;
  const path = new URL(load.url).pathname;
  let done = 0;
  const lane = async () => {
    do {
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path,
        headers: load.headers,
        body: load.nextBody(),
      });
      const answer = await body.text();
      if (statusCode !== 200) throw new Error(`${load.name} answered ${statusCode}: ${answer.slice(0, 500)}`);
      done++;
    } while (performance.now() < deadline);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const elapsed = (performance.now() - start) / 1000;
  return { rate: done / elapsed, cpu: (await load.server.cpu()) / done };
}
