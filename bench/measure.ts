/** Something whose speed is measured: does one unit of work a call, several calls at once where told so. */
export interface Contender {
  readonly name: string;
  /** How many calls are under way at once; 1 unless told. */
  readonly concurrency?: number;
  /** @returns what it likes; waited for when it is a promise. */
  work(): unknown;
}

/** Best of the rounds. CPU time is that of this whole process, thread pool included. */
export interface Measurement {
  /** Units of work a second. */
  readonly rate: number;
  /** Seconds of CPU a unit of work. */
  readonly cpu: number;
}

export interface Rounds {
  /** How many rounds; the best one counts. */
  readonly rounds?: number;
  /** How long each contender works in a round, in seconds. */
  readonly seconds?: number;
}

/** Measures contenders in turn, after a warm-up of each; see {@link bestOfRounds}. */
export async function measureInterleaved(
  contenders: readonly Contender[],
  { rounds = 5, seconds = 1 }: Rounds = {},
): Promise<ReadonlyMap<string, Measurement>> {
  for (const contender of contenders) await workFor(contender, seconds / 5);
  return bestOfRounds(contenders, rounds, (contender) => workFor(contender, seconds));
}

/**
 * Measures contenders A B C A B C … and takes each one's best round, by its name: the machine's speed drifts, so that
 * only what was measured in the same run is compared.
 */
export async function bestOfRounds<One extends { readonly name: string }>(
  contenders: readonly One[],
  rounds: number,
  measure: (contender: One) => Promise<Measurement>,
): Promise<ReadonlyMap<string, Measurement>> {
  const best = new Map<string, Measurement>();
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const measured = await measure(contender);
      const before = best.get(contender.name) ?? measured;
      best.set(contender.name, {
        rate: Math.max(measured.rate, before.rate),
        cpu: Math.min(measured.cpu, before.cpu),
      });
    }
  }
  return best;
}

async function workFor(contender: Contender, seconds: number): Promise<Measurement> {
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const deadline = start + seconds * 1000;
  let done = 0;
  const lane = async () => {
    do {
      const result = contender.work();
      if (result instanceof Promise) await result;
      done++;
    } while (performance.now() < deadline);
  };
  await Promise.all(Array.from({ length: contender.concurrency ?? 1 }, lane));
  const elapsed = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(cpuBefore);
  return { rate: done / elapsed, cpu: (cpu.user + cpu.system) / 1e6 / done };
}
