import assert from 'node:assert/strict';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { destroyStager } from '../../../src/provider/data/destroy-stager.ts';
import type { Job } from '../../../src/provider/jobs/job.ts';
import { filesOf } from '../../../src/provider/jobs/job-files.ts';
import { submitJob } from '../../../src/provider/jobs/submit-job.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { accepted, ended, submissionFor, submitOne } from './one-job.ts';
import { ScriptedPlatform } from './scripted-platform.ts';
import { ada, openProvider, openTestAccount, requestBy, type TestProvider } from './test-provider.ts';

describe('a job comes to its end whatever becomes of its files', () => {
  let platform: ScriptedPlatform;
  let provider: TestProvider;

  beforeEach(async () => {
    platform = new ScriptedPlatform();
    provider = await openProvider(temporaryDirectory('outputs'), { platform });
    await provider.engine.start();
  });
  afterEach(() => provider.close());

  /** A job that leaves any number of files, which waits for its node. */
  async function jobWithFolder(): Promise<{ readonly job: Job; readonly folder: string }> {
    const account = await openTestAccount(provider);
    const { inputs, ...submission } = await submissionFor(provider, account, 'urn:test:many');
    const files = inputs.map(({ stagerId }) => ({ name: 'files', ...(stagerId && { stagerId }) }));
    const job = await submitJob(provider.jobs, requestBy(ada), { ...submission, inputs: files });
    await accepted(provider, job);
    return { job, folder: join(job.workspace, 'work', 'copies') };
  }

  async function endOfRun(job: Job): Promise<Job> {
    await platform.run();
    platform.show({ state: 'ended', end: 'exited', exitCode: 0 });
    return ended(provider, job);
  }
  const outputsOf = (job: Job) => filesOf(provider.store.db, job.id, 'output');

  it('delivers files whose names are no text, under names that a message can hold', async () => {
    const { job, folder } = await jobWithFolder();
    const latin1 = Buffer.from(`${folder}/m\u00fcller\u0001.txt`, 'latin1');
    await writeFile(latin1, 'Latin-1');
    assert.equal((await endOfRun(job)).detail?.code, 'done');
    const outputs = await outputsOf(job);
    assert.deepEqual(
      outputs.map(({ fileName, size }) => [fileName, size]),
      [
        ['m\ufffdller\ufffd.txt', 7],
        ['text.txt', 5],
      ],
    );
  });

  it('delivers nothing through a link that the application has put in place of its folder', async () => {
    const { job, folder } = await jobWithFolder();
    await rm(folder, { recursive: true });
    await symlink(temporaryDirectory('elsewhere'), folder);
    assert.equal((await endOfRun(job)).detail?.code, 'done');
    assert.deepEqual(await outputsOf(job), []);
  });

  it('ends and is charged though the owner has destroyed the stager of its output', async () => {
    const job = await submitOne(provider);
    await accepted(provider, job);
    const [output] = await outputsOf(job);
    await destroyStager(provider.data, requestBy(ada), output?.stagerId ?? '');
    const { detail, charge } = await endOfRun(job);
    assert.deepEqual([detail?.code, charge], ['done', 100]);
  });

  it('ends uncharged where its input was destroyed before a further attempt', async () => {
    const job = await submitOne(provider, 'urn:test:restartable');
    await accepted(provider, job);
    const [input] = await filesOf(provider.store.db, job.id, 'input');
    await destroyStager(provider.data, requestBy(ada), input?.stagerId ?? '');
    platform.shown = [];
    const { detail, charge, attempt } = await ended(provider, job);
    assert.deepEqual([detail?.code, charge, attempt], ['input-unusable', 0, 2]);
  });
});
