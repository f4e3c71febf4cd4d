import assert from 'node:assert/strict';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { getJob } from '../../../src/provider/jobs/job-queries.ts';
import { type BatchView, PlatformPoller } from '../../../src/provider/jobs/platform-poller.ts';
import { mendClock, setClock } from '../../support/clock.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import * as jobs from './one-job.ts';
import { ScriptedPlatform } from './scripted-platform.ts';
import { openProvider, type TestProvider } from './test-provider.ts';

const HOUR = 3_600_000;

describe('a clock that is set by an hour', () => {
  let directory: string;
  let platform: ScriptedPlatform;
  let provider: TestProvider;

  const open = async (patience: { look?: number; vanish?: number; reason?: number }) => {
    provider = await openProvider(directory, { platform, patience });
    await provider.engine.start();
  };
  beforeEach(async () => {
    directory = temporaryDirectory('clock');
    platform = new ScriptedPlatform();
  });
  afterEach(async () => {
    mendClock();
    await provider.close();
  });

  const now = (job: Job) => getJob(provider.store.db, job.id);
  const ended = (job: Job) => jobs.ended(provider, job);
  const submitOne = () => jobs.submitOne(provider);
  const acceptedOne = async (applicationUri?: string) =>
    jobs.accepted(provider, await jobs.submitOne(provider, applicationUri));

  it('forward makes no job lost that has just vanished', async () => {
    await open({ vanish: 60_000 });
    const job = await acceptedOne();
    const run = platform.shown.splice(0);
    await platform.morePolls(2);
    setClock(HOUR);
    await platform.morePolls(2);
    assert.equal((await now(job)).state, 'queued');
    platform.shown = run;
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
  });

  it('forward takes no time from the batch system to tell why a run failed', async () => {
    await open({ reason: 60_000 });
    const job = await acceptedOne('urn:test:broken');
    platform.show({ state: 'running' });
    await platform.run();
    await platform.morePolls(2);
    setClock(HOUR);
    await platform.morePolls(2);
    platform.show({ state: 'ended', end: 'memory-exceeded', exitCode: 3 });
    assert.equal((await ended(job)).detail?.code, 'over-memory');
  });

  it('back keeps nobody from asking the batch system', async () => {
    await open({});
    const views: BatchView[] = [];
    const poller = new PlatformPoller(
      platform,
      { shortest: 20, longest: 60, backOff: 60 },
      {
        question: async () => ({ known: [], users: [] }),
        onView: async (view) => void views.push(view),
        onFailure: () => undefined,
      },
    );
    poller.start();
    await until('a view', () => views.length > 0);
    setClock(-HOUR);
    const before = views.length;
    await until('more views', () => views.length > before + 2);
    await poller.stop();
  });

  it('back lets a job that the batch system has forgotten be told as lost', async () => {
    await open({});
    const job = await acceptedOne();
    platform.shown = [];
    setClock(-HOUR);
    assert.equal((await ended(job)).detail?.code, 'lost');
  });

  it('back lets a submission that never arrived be repeated', async () => {
    await open({});
    platform.answer = 'lost before it arrived';
    const job = await submitOne();
    await until('a job that waits', async () => (await now(job)).detail?.code === 'batch-unavailable');
    platform.answer = 'accepted';
    setClock(-HOUR);
    await until('an accepted job', async () => (await now(job)).submittedAt !== undefined);
    await platform.run();
    assert.equal((await ended(job)).state, 'finished');
    assert.equal(platform.submitted.length, 1);
  });
});
