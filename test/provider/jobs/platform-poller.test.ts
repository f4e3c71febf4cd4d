import assert from 'node:assert/strict';
import { type BatchView, PlatformPoller } from '../../../src/provider/jobs/platform-poller.ts';
import { until } from '../../support/until.ts';
import { ScriptedPlatform } from './scripted-platform.ts';

describe('the poller of a platform', () => {
  const pace = { shortest: 20, longest: 60, backOff: 60 };
  let poller: PlatformPoller;
  let platform: ScriptedPlatform;
  let views: BatchView[];
  let failures: unknown[];
  let known: [] | undefined;

  beforeEach(() => {
    platform = new ScriptedPlatform();
    [views, failures, known] = [[], [], []];
    poller = new PlatformPoller(platform, pace, {
      question: async () => known && { known, users: [] },
      onView: async (view) => void views.push(view),
      onFailure: (error) => void failures.push(error),
    });
  });
  afterEach(() => poller.stop());

  it('asks nothing while there is nothing to ask about, and soon after something has happened', async () => {
    known = undefined;
    let questions = 0;
    poller = new PlatformPoller(platform, pace, {
      question: async () => {
        questions += 1;
        return known && { known, users: [] };
      },
      onView: async (view) => void views.push(view),
      onFailure: (error) => void failures.push(error),
    });
    poller.start();
    await until('the first look', () => questions > 0);
    assert.equal(platform.polls, 0);
    known = [];
    poller.hurry();
    await until('a view', () => views.length > 0);
    assert.ok(views.every(({ at }) => at <= Date.now()));
  });

  it('goes on through failures, tells them, and recovers', async () => {
    platform.down = true;
    poller.start();
    await until('two failures', () => failures.length > 1);
    assert.equal(poller.failing, true);
    platform.down = false;
    await until('a view', () => views.length > 0);
    assert.equal(poller.failing, false);
  });

  it('asks the platform no more once it was stopped, even where it is hurried', async () => {
    poller.start();
    await until('a view', () => views.length > 0);
    await poller.stop();
    const before = platform.polls;
    poller.hurry();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(platform.polls, before);
  });
});
