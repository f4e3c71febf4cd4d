import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReplayJournal } from '../../../src/security/replay/replay-journal.node.ts';
import { VolatileReplayMemory } from '../../../src/security/replay/volatile-replay-memory.ts';

describe('a replay memory', () => {
  let directory = '';
  before(() => {
    directory = mkdtempSync(join(tmpdir(), 'plegma-replay-'));
  });
  after(() => rmSync(directory, { recursive: true }));

  it('forgets what has expired, and only that', () => {
    let now = 1_000_000;
    const memory = new VolatileReplayMemory(() => now);
    assert.equal(memory.remember('short', now + 10), true);
    assert.equal(memory.remember('long', now + 100_000), true);
    now += 10;
    assert.equal(memory.remember('short', now + 10), true);
    assert.equal(memory.remember('long', now + 10), false);
    now += 60_000;
    assert.deepEqual(
      [...memory.entries()].map(([key]) => key),
      ['long'],
    );
  });

  it('on disk keeps only what still counts when it is opened again', () => {
    let now = 1_000_000;
    const path = join(directory, 'journal');
    const journal = new ReplayJournal(path, () => now);
    journal.remember('short', now + 10);
    journal.remember('long', now + 100_000);
    journal.close();
    now += 20;
    const again = new ReplayJournal(path, () => now);
    assert.equal(again.remember('long', now + 1), false);
    assert.equal(again.remember('short', now + 50), true);
    again.close();
    assert.equal(readFileSync(path, 'utf8'), '1100000 long\n1000070 short\n');
  });

  it('on disk is written anew before it grows without end', () => {
    let now = 1_000_000;
    const path = join(directory, 'many');
    const journal = new ReplayJournal(path, () => now);
    for (let at = 0; at < 100_000; at += 1) journal.remember(`key-${at}`, now + 10);
    now += 10;
    journal.remember('last', now + 10);
    assert.equal(readFileSync(path, 'utf8'), '1000020 last\n');
    assert.equal(journal.remember('next', now + 10), true);
    journal.close();
    assert.equal(readFileSync(path, 'utf8'), '1000020 last\n1000020 next\n');
  });
});
