import assert from 'node:assert/strict';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { makeCorpus } from './corpus.ts';
import { exchange } from './exchange.ts';
import { fuzz } from './fuzz.ts';
import { Random } from './random.ts';
import { writeRequest } from './raw-request.ts';

const MEBIBYTE = 1024 ** 2;
/** `npm run fuzz` is the longer way; a fixed seed would look at the same requests for ever. */
const SECONDS = 20;
const SEED = Number(process.env['PLEGMA_FUZZ_SEED'] ?? Date.now() % 1_000_000);

describe('fuzzing the endpoints', () => {
  let server: ServerProcess;
  before(async () => {
    server = await startServerProcess({ patience: 1 });
  });
  after(() => server.close());

  it('begins with requests that are answered', async () => {
    for (const entry of await makeCorpus(server.addresses)) {
      const random = new Random(1);
      for (let time = 0; time < 6; time += 1) {
        const outcome = await exchange(entry.port, writeRequest(await entry.make(random)));
        assert.equal(outcome.kind, 'answer', entry.name);
        assert.ok(
          outcome.kind === 'answer' && outcome.status === 200,
          `${entry.name}: ${JSON.stringify(outcome)}`,
        );
      }
    }
  }).timeout(60_000);

  it(`finds no problem in ${SECONDS} s with the seed ${SEED}`, async () => {
    const { cases, problems, memory } = await fuzz(server, { seconds: SECONDS, seed: SEED });
    const told = problems.map(
      ({ problem, case: { index, entry } }) => `${problem}: case ${index}, ${entry.name}`,
    );
    assert.deepEqual(told, [], `npm run fuzz -- --seed ${SEED} --only <case>`);
    assert.ok(cases > 100, `${cases} cases`);
    assert.ok(
      memory.after - memory.before < 12 * MEBIBYTE,
      `${memory.after - memory.before} bytes more are held`,
    );
  }).timeout(120_000);
});
