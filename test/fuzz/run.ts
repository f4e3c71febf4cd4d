import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startServerProcess } from '../support/server-process.ts';
import { fuzz } from './fuzz.ts';
import { saveProblem } from './save-problem.ts';

/**
 * `npm run fuzz -- --seconds 600 --seed 42`; `--only 1234` sends one case again. Ends with status 1 where there was a
 * problem; the requests behind it lie in the directory that is printed.
 */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    only: { type: 'string' },
  },
});
const seed = Number(values.seed);
const directory = await mkdtemp(join(tmpdir(), `plegma-fuzz-${seed}-`));
const server = await startServerProcess({ patience: 1 });
console.log(`seed ${seed}, ${values.seconds} s, problems in ${directory}`);
const { cases, outcomes, problems, memory } = await fuzz(server, {
  seconds: Number(values.seconds),
  seed,
  ...(values.only === undefined ? {} : { only: Number(values.only) }),
  onProblem: async (found) => {
    console.log(
      `case ${found.case.index} (${found.case.entry.name}; ${found.case.changes}): ${found.problem}`,
    );
    await saveProblem(directory, found);
  },
});
await server.close();
const counted = [...outcomes].map(([name, times]) => `${name}: ${times}`).sort();
const mebibytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(1);
console.log(`${cases} cases; ${counted.join(', ')}`);
console.log(
  `held by the server: ${mebibytes(memory.before)} MiB when warm, ${mebibytes(memory.after)} MiB at the end`,
);
console.log(problems.length === 0 ? 'no problems' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
