import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { getStager } from '../../../src/provider/data/read-stager.ts';
import { alice } from '../accounts/accounts-fixture.ts';
import { dataOn, digestOf, type TestData, testData, write } from './data-fixture.ts';

describe('an upload to a process that is killed in its middle', () => {
  let test: TestData;
  beforeEach(async () => {
    test = await testData();
    await test.data.store.close();
  });
  afterEach(() => test.temporary.remove());

  async function uploadUntilKilled(pieces: number) {
    const program = join(import.meta.dirname, 'upload-process.ts');
    const { directory } = test.temporary;
    const child = spawn(process.execPath, ['--import', 'tsx', program, directory, test.account.id], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let acknowledged = ['', '0'];
    let lines = 0;
    for await (const line of createInterface(child.stdout)) {
      acknowledged = line.split(' ');
      lines += 1;
      if (lines === pieces) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    const [id = '', received = '0'] = acknowledged;
    return { id, received: Number(received) };
  }

  it('keeps every piece that was acknowledged, and goes on from there', async () => {
    const { id, received } = await uploadUntilKilled(20);
    assert.ok(received >= 20_000);
    const limits = { stagerBytes: 1e9, accountBytes: 1e9 };
    const store = await test.temporary.reopen();
    const data = await dataOn(test.temporary, store, Date.now, limits);
    const stager = await getStager(data, alice, id);
    assert.ok(stager.received >= received, `${stager.received} of ${received} acknowledged bytes`);

    const complete = await write(data, id, stager.received, 'end', { last: true });
    const expected = Array.from({ length: stager.received / 1000 }, (_, piece) =>
      String((piece * 1000) % 7).repeat(1000),
    );
    assert.equal(complete.digest, digestOf(`${expected.join('')}end`));
    assert.equal(await readFile(data.content.pathOf(stager.id), 'utf8'), `${expected.join('')}end`);
  });
});
