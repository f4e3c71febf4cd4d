import assert from 'node:assert/strict';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cancelJob } from '../../../src/provider/jobs/cancel-job.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { getJob } from '../../../src/provider/jobs/job-queries.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { createScriptPlatform } from '../../../src/provider/platforms/script/script.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { ended, jobOnce, submissionFor, submitOne } from './one-job.ts';
import { openProvider, openTestAccount, requestBy, type TestProvider } from './test-provider.ts';

const site = join(import.meta.dirname, '../../../examples/site-scripts/background');

describe('a job whose startJob was cut off after it had started it, before it marked the workspace', () => {
  let directory: string;
  let provider: TestProvider;

  beforeEach(async () => {
    directory = temporaryDirectory('site');
    const startJob = join(directory, 'startJob');
    const begun = 'until [ -e "$2/runs" ]; do sleep 0.02; done';
    const script = `#!/bin/sh\n'${site}/startJob' "$@"\n${begun}\nrm "$2/.job_submitted"\nkill -9 $$\n`;
    await writeFile(startJob, script, { mode: 0o755 });
    const scripts = { startJob, checkJob: join(site, 'checkJob'), killJob: join(site, 'killJob') };
    provider = await openProvider(directory, { platform: createScriptPlatform({ scripts }) });
    await provider.engine.start();
  });
  afterEach(() => provider.close());

  async function adoptedJob(): Promise<Job> {
    const account = await openTestAccount(provider);
    const submission = await submissionFor(provider, account, 'urn:test:waiter');
    const job = await submitJob(provider.jobs, requestBy(account.holder, 'one'), submission);
    const isAdopted = ({ state, submittedAt }: Job) => state === 'running' && submittedAt !== undefined;
    return jobOnce(provider, job, 'the adoption', isAdopted);
  }
  /** Longer than the provider waits for a job of which it sees nothing. */
  async function goesOn(job: Job): Promise<void> {
    const since = Date.now();
    await until('a while', async () => {
      assert.equal((await getJob(provider.store.db, job.id)).state, 'running');
      return Date.now() - since > 1_500;
    });
  }

  it('is known by its workspace, and comes to its own end', async () => {
    const job = await adoptedJob();
    await goesOn(job);
    await writeFile(join(job.workspace, 'go'), '');
    assert.equal((await ended(provider, job)).detail?.code, 'done');
    assert.equal(await readFile(join(job.workspace, 'runs'), 'utf8'), 'run\n');
  });

  it('is ended when its customer asks for it, and not told as ended before', async () => {
    const job = await adoptedJob();
    await cancelJob(provider.jobs, requestBy(job.by), { jobId: job.id });
    assert.equal((await ended(provider, job)).detail?.code, 'cancelled-while-running');
    await access(join(job.workspace, '.app_wrapper_ended'));
  });
});

describe('a site’s checkJob', () => {
  it('tells the customer how a job does: its report stands in the detail, line by line (GR-53)', async () => {
    const directory = temporaryDirectory('site');
    const checkJob = join(directory, 'checkJob');
    // It talks on standard error as well, and has no report the first time.
    const script =
      'echo debugging >&2\n[ -e asked ] || { touch asked; exit 3; }\nprintf "step 1\\nstep 2\\n"\n';
    await writeFile(checkJob, `#!/bin/sh\n${script}`, { mode: 0o755 });
    const scripts = { startJob: join(site, 'startJob'), checkJob, killJob: join(site, 'killJob') };
    const platform = createScriptPlatform({ scripts, checkInterval: 0.2 });
    const provider = await openProvider(directory, { platform });
    try {
      await provider.engine.start();
      const job = await submitOne(provider, 'urn:test:waiter');
      const told = await jobOnce(provider, job, 'the report', ({ detail }) => detail !== undefined);
      assert.deepEqual(told.detail, { code: 'batch-comment', text: 'step 1\nstep 2' });
      await writeFile(join(told.workspace, 'go'), '');
      assert.equal((await ended(provider, job)).detail?.code, 'done');
    } finally {
      await provider.close();
    }
  });
});
