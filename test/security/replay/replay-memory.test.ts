import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as consumeText } from 'node:stream/consumers';
import { ReplayJournal } from '../../../src/security/replay/replay-journal.node.ts';
import { VolatileReplayMemory } from '../../../src/security/replay/volatile-replay-memory.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

const MINUTE = 60_000;
const racer = join(import.meta.dirname, 'racing-process.ts');

describe('a replay memory', () => {
  it('forgets what has expired, and only that', () => {
    let now = 1_000_000;
    const memory = new VolatileReplayMemory(
      () => now,
      () => now,
    );
    assert.equal(memory.remember('short', now + 10), true);
    assert.equal(memory.remember('long', now + 100_000), true);
    now += 10;
    assert.equal(memory.remember('short', now + 10), true);
    assert.equal(memory.remember('long', now + 10), false);
    now += 60_000;
    assert.deepEqual([memory.has('short'), memory.has('long')], [false, true]);
  });
});

describe('a replay memory whose clock is set', () => {
  it('an hour ahead and back again, does not forget what is still young', () => {
    let [now, steady] = [1_000_000, 0];
    const memory = new VolatileReplayMemory(
      () => now,
      () => steady,
    );
    memory.remember('young', now + 300_000);
    now += 60 * MINUTE;
    steady += MINUTE;
    assert.equal(memory.remember('other', now + 300_000), true);
    now -= 60 * MINUTE;
    assert.equal(memory.remember('young', now + 240_000), false);
    now += 5 * MINUTE;
    steady += 5 * MINUTE;
    assert.equal(memory.remember('young', now + 1), true);
  });
});

describe('a replay journal', () => {
  let directory: string;
  let path: string;
  let now: number;
  const clock = () => now;
  const files = () => readdirSync(directory).sort();
  const text = () =>
    files()
      .map((name) => readFileSync(join(directory, name), 'utf8'))
      .join('');

  beforeEach(() => {
    directory = temporaryDirectory('replay');
    path = join(directory, 'journal');
    now = 1000 * 5 * MINUTE;
  });

  it('keeps what counts for the next process, behind a line that was cut off too', () => {
    const journal = new ReplayJournal(path, clock, clock);
    journal.remember('long', now + MINUTE);
    const [name = ''] = files();
    writeFileSync(join(directory, name), '9999999999999 cut-o', { flag: 'a' });
    journal.remember('after', now + MINUTE);
    journal.close();
    const again = new ReplayJournal(path, clock, clock);
    assert.equal(again.remember('long', now + MINUTE), false);
    assert.equal(again.remember('after', now + MINUTE), false);
    now += MINUTE;
    assert.equal(again.remember('long', now + 1), true);
    again.close();
  });

  it('is one for several processes', () => {
    const [one, other] = [new ReplayJournal(path, clock, clock), new ReplayJournal(path, clock, clock)];
    assert.equal(one.remember('a', now + MINUTE), true);
    assert.equal(other.remember('b', now + MINUTE), true);
    assert.equal(other.remember('a', now + MINUTE), false);
    assert.equal(one.remember('b', now + MINUTE), false);
    assert.equal(new ReplayJournal(path, clock, clock).remember('a', now + MINUTE), false);
  });

  it('is one for processes that go on to the next file at different times, and for one that slept', () => {
    const [early, late, asleep] = [1, 2, 3].map(() => new ReplayJournal(path, clock, clock));
    now += 5 * MINUTE - 1;
    late?.remember('last', now + 30 * MINUTE);
    now += 1;
    assert.equal(early?.remember('last', now + 30 * MINUTE), false);
    assert.equal(early?.remember('next', now + 30 * MINUTE), true);
    assert.equal(late?.remember('next', now + 30 * MINUTE), false);
    now += 20 * MINUTE;
    early?.remember('much-later', now + 30 * MINUTE);
    for (const key of ['last', 'next', 'much-later']) {
      assert.equal(asleep?.remember(key, now + MINUTE), false, key);
      assert.equal(new ReplayJournal(path, clock, clock).remember(key, now + MINUTE), false, key);
    }
  });

  it('lets files go with what they held, and keeps the little that counts for long', () => {
    const journal = new ReplayJournal(path, clock, clock);
    for (let round = 0; round < 10; round += 1) {
      for (let at = 0; at < 100; at += 1) journal.remember(`brief-${round}-${at}`, now + 6 * MINUTE);
      journal.remember(`lasting-${round}`, now + 1000 * MINUTE);
      now += 5 * MINUTE;
    }
    journal.remember('end', now + MINUTE);
    assert.ok(files().length <= 3, files().join());
    assert.doesNotMatch(text(), /brief-[0-6]-/);
    const again = new ReplayJournal(path, clock, clock);
    for (let round = 0; round < 10; round += 1)
      assert.equal(again.remember(`lasting-${round}`, now + MINUTE), false);
  });

  it('keeps for the next process what a clock that was set ahead and back took for old', () => {
    let steady = 0;
    const journal = new ReplayJournal(path, clock, () => steady);
    journal.remember('young', now + 5 * MINUTE);
    now += 60 * MINUTE;
    steady += MINUTE;
    journal.remember('other', now + 5 * MINUTE);
    now -= 59 * MINUTE;
    assert.equal(journal.remember('young', now + 4 * MINUTE), false);
    journal.close();
    assert.equal(new ReplayJournal(path, clock).remember('young', now + 4 * MINUTE), false);
  });

  it('leaves a large file where it is while most of it counts', () => {
    const journal = new ReplayJournal(path, clock, clock);
    for (let at = 0; at < 3000; at += 1)
      journal.remember(`a lasting message ${at}`.replaceAll(' ', '-'), now + 100 * MINUTE);
    const [first = ''] = files();
    const before = readFileSync(join(directory, first), 'utf8');
    for (let round = 0; round < 5; round += 1) {
      now += 5 * MINUTE;
      journal.remember(`later-${round}`, now + MINUTE);
    }
    assert.equal(readFileSync(join(directory, first), 'utf8'), before);
    now += 100 * MINUTE;
    journal.remember('end', now + MINUTE);
    assert.ok(!files().includes(first));
  });

  /** What each of three processes was the first to remember, of the same messages at the same time. */
  async function race(count: number, speed: number): Promise<readonly (readonly number[])[]> {
    const begin = String(Date.now() + 3000);
    const racers = [1, 2, 3].map(async () => {
      const words = ['--import', 'tsx', racer, path, String(count), String(speed)];
      const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
      child.stdin.end(begin);
      return JSON.parse(await consumeText(child.stdout)) as readonly number[];
    });
    return Promise.all(racers);
  }

  it('counts each message once where processes race for it', async function () {
    this.timeout(60_000);
    const firsts = (await race(3000, 1)).flat().sort((a, b) => a - b);
    assert.deepEqual(
      firsts,
      Array.from({ length: 3000 }, (_, at) => at),
    );
  });

  it('counts no message twice where they go on to the next file all the time', async function () {
    this.timeout(60_000);
    const firsts = (await race(1000, 30_000)).flat();
    assert.equal(new Set(firsts).size, firsts.length);
    // Copies that come at the turn of a period may all be refused.
    assert.ok(firsts.length > 900, `${firsts.length} of 1000 were accepted`);
  });
});
