import assert from 'node:assert/strict';
import { KeyedQueue } from '../../src/provider/keyed-queue.ts';

/** Lets everything run that needs no more than a few turns. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await undefined;
}

describe('a queue of keyed work', () => {
  it('never runs more at once than it may, whenever work is asked for', async () => {
    const queue = new KeyedQueue<number>(2);
    let running = 0;
    let most = 0;
    const asked: Promise<void>[] = [];
    for (let key = 0; key < 500; key += 1) {
      const work = async () => {
        running += 1;
        most = Math.max(most, running);
        await turns(key % 5);
        running -= 1;
      };
      asked.push(queue.run(key, work));
      await turns(key % 3);
    }
    await Promise.all(asked);
    assert.deepEqual([most, running], [2, 0]);
  });

  it('does the work of one key in turn, whatever became of the work before', async () => {
    const queue = new KeyedQueue<string>(8);
    const done: string[] = [];
    const failing = queue.run('job', async () => {
      await turns(10);
      throw new Error('failed');
    });
    const next = queue.run('job', async () => {
      done.push('next');
    });
    const other = queue.run('another', async () => {
      done.push('other');
    });
    await assert.rejects(failing, { message: 'failed' });
    await Promise.all([next, other]);
    assert.deepEqual(done, ['other', 'next']);
    await queue.idle;
  });
});
