import assert from 'node:assert/strict';
import { asBatchId } from '../../../src/provider/platforms/batch-id.ts';
import { createPbsPlatform } from '../../../src/provider/platforms/pbs/pbs.ts';
import type { KnownJob, LocalUser, Platform } from '../../../src/provider/platforms/platform.ts';
import { SeparateUsers } from '../../../src/provider/platforms/separate-users.ts';
import { createReplay, type Replay } from './replay.ts';
import { knownJob, sampleRun } from './sample-run.ts';

const [ada, bob] = ['ada', 'bob'].map((name) => name as LocalUser);
const version = { command: 'qstat --version', stdout: '', stderr: '', exit: 0 };
const server = {
  command: 'qstat -B -f',
  stdout: 'Server: h\n    pbs_version = 2.5.13\n',
  stderr: '',
  exit: 0,
};
const list = { command: 'qstat -x', stdout: '', stderr: '', exit: 0 };
const submitted = { command: 'qsub *', stdout: '7.h\n', stderr: '', exit: 0 };

describe('a batch system that several local users submit to', () => {
  let replay: Replay;
  let platform: Platform;
  let asked: (LocalUser | undefined)[];
  beforeEach(async () => {
    asked = [];
    replay = await createReplay(['qstat', 'qsub'], [version, server, list, submitted]);
    const platformFor = (user?: LocalUser): Platform => {
      const inner = createPbsPlatform({ path: replay.path });
      const tell = <Result>(result: Result): Result => {
        asked.push(user);
        return result;
      };
      return {
        kind: 'pbs',
        submit: (run) => tell(inner.submit(run)),
        poll: (known) => tell(inner.poll(known)),
        cancel: (job) => tell(inner.cancel(job)),
        describe: () => tell(inner.describe()),
      };
    };
    platform = new SeparateUsers(platformFor(), platformFor);
  });
  const jobOf = (user: LocalUser | undefined): KnownJob => ({
    ...knownJob('7.h', 'plg000000000000', new Date().toISOString()),
    ...(user !== undefined && { user }),
  });

  it('submits and cancels as the user of the job', async () => {
    assert.ok(ada && bob);
    assert.equal((await platform.submit(sampleRun({ user: ada }))).kind, 'accepted');
    await platform.cancel(jobOf(bob));
    await platform.submit(sampleRun());
    assert.deepEqual(asked, [ada, bob, undefined]);
  });

  it('asks once for each user who has jobs, and for those who may have some of which no id is known', async () => {
    assert.ok(ada && bob);
    await platform.poll([jobOf(ada), jobOf(ada), jobOf(undefined)], [ada, bob]);
    assert.deepEqual(asked, [ada, undefined, bob]);
  });

  it('takes a job of a known name from the answer to its own user alone', async () => {
    assert.ok(ada && bob);
    const shownTo = (user: LocalUser | undefined, id: string): Platform => ({
      ...createPbsPlatform({ path: replay.path }),
      kind: 'pbs',
      poll: async () => [{ batchId: asBatchId(id), name: jobOf(user).token, state: 'running' }],
    });
    const platformFor = (user?: LocalUser) => shownTo(user, user === ada ? '7.h' : '8.h');
    const shown = await new SeparateUsers(platformFor(), platformFor).poll([jobOf(ada)], [bob]);
    assert.deepEqual(
      shown.map(({ batchId }) => batchId),
      ['7.h'],
    );
  });

  it('shows nothing at all where one of the answers is missing', async () => {
    assert.ok(ada && bob);
    await replay.answer([{ ...list, stdout: 'rubbish' }, version, server]);
    await assert.rejects(platform.poll([jobOf(ada), jobOf(bob)]), { code: 'BATCH_UNAVAILABLE' });
  });
});
