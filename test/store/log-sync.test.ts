import assert from 'node:assert/strict';
import { LogSync } from '../../src/store/log-sync.ts';

describe('the forcing of the log', () => {
  /** The disk's answers, in the order of the questions. */
  let disk: { readonly keep: () => void; readonly fail: (error: Error) => void }[];
  let log: LogSync;
  beforeEach(() => {
    disk = [];
    log = new LogSync(() => new Promise((keep, fail) => disk.push({ keep, fail })));
  });

  /** Commits, and notes when it is on the disk. */
  function commit(name: string, kept: string[]): Promise<void> {
    log.noteCommit();
    return log.sync().then(() => void kept.push(name));
  }
  const turn = () => new Promise(setImmediate);

  it('is one for all commits that wait for it', async () => {
    const kept: string[] = [];
    const first = commit('first', kept);
    const others = [commit('second', kept), commit('third', kept)];
    disk[0]?.keep();
    await first;
    await turn();
    assert.deepEqual(kept, ['first'], 'the others may have come too late for it');
    assert.equal(disk.length, 2);
    disk[1]?.keep();
    await Promise.all(others);
    assert.deepEqual(kept, ['first', 'second', 'third']);
  });

  it('is not asked for where nothing was committed since', async () => {
    await log.sync();
    const kept = commit('first', []);
    disk[0]?.keep();
    await kept;
    await log.sync();
    assert.equal(disk.length, 1);
  });

  it('takes with it what nobody waited for', async () => {
    log.noteCommit();
    await turn();
    assert.equal(disk.length, 0);
    const reached = log.sync();
    disk[0]?.keep();
    await reached;
  });

  it('refuses everything once it has failed: asked again, the disk would say that all is well', async () => {
    const waiting = [commit('first', []), commit('second', [])];
    const refused = { code: 'STORE_UNAVAILABLE', message: /EIO.*until the service is started again/ };
    const refusals = waiting.map((one) => assert.rejects(one, refused));
    disk[0]?.fail(new Error('EIO: i/o error, fdatasync'));
    await Promise.all(refusals);
    assert.throws(() => log.requireHealthy(), refused);
    await assert.rejects(commit('third', []), refused);
    assert.equal(disk.length, 1);
  });
});
