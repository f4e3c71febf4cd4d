import assert from 'node:assert/strict';
import { mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStager } from '../../../src/provider/data/create-stager.ts';
import { jobData } from '../../../src/provider/data/data-for-jobs.ts';
import { destroyStager } from '../../../src/provider/data/destroy-stager.ts';
import { dropExpiredStagers } from '../../../src/provider/data/housekeeping.ts';
import { getStager } from '../../../src/provider/data/read-stager.ts';
import type { StagerId } from '../../../src/provider/data/stager.ts';
import type { JobData } from '../../../src/provider/jobs/job-data.ts';
import { newId } from '../../../src/store/ids.ts';
import { alice, by } from '../accounts/accounts-fixture.ts';
import { digestOf, type TestData, testData, write } from './data-fixture.ts';

describe('data on the way to and from a job', () => {
  let test: TestData;
  let jobs: JobData;
  let workspace: string;
  beforeEach(async () => {
    test = await testData();
    jobs = jobData(test.data);
    workspace = join(test.temporary.directory, 'workspace');
    await mkdir(workspace);
  });
  afterEach(() => test.temporary.remove());

  const uploaded = async (text: string) => {
    const wish = { accountId: test.account.id, name: 'in.txt', mediaType: 'image/png' };
    const { id } = await createStager(test.data, by(alice), wish);
    return write(test.data, id, 0, text, { last: true });
  };
  const output = (): Promise<StagerId> =>
    test.data.store.transaction((tx) =>
      jobs.create(tx, { accountId: test.account.id, owner: alice, name: 'out.txt' }),
    );

  it('tells what the content shows beside what its sender said', async () => {
    const { id } = await uploaded('Hello');
    assert.deepEqual(await jobs.describe(test.data.store.db, id, test.account.id, 'SubmitJob/inputs'), {
      stagerId: id,
      name: 'in.txt',
      size: 5,
      digest: digestOf('Hello'),
      contentType: 'text/plain',
      declaredType: 'image/png',
    });
  });

  it('refuses inputs of another account and incomplete ones, naming the member', async () => {
    const { id } = await uploaded('Hello');
    const { db } = test.data.store;
    await assert.rejects(jobs.describe(db, id, newId('acc'), 'a/b'), { code: 'STAGER_UNKNOWN', path: 'a/b' });
    await assert.rejects(jobs.describe(db, 'x', test.account.id, 'a/b'), { code: 'STAGER_UNKNOWN' });
    await assert.rejects(jobs.describe(db, await output(), test.account.id, 'a/b'), {
      code: 'INPUT_INCOMPLETE',
      path: 'a/b',
    });
  });

  it('is placed by hard link, read-only, and outlives its stager', async () => {
    const { id } = await uploaded('Hello');
    const path = join(workspace, 'in.txt');
    await jobs.place(id, path);
    await jobs.place(id, path);
    const [placed, stored] = [await stat(path), await stat(test.data.content.pathOf(id))];
    assert.equal(placed.ino, stored.ino);
    assert.equal(placed.mode & 0o777, 0o444);
    await destroyStager(test.data, by(alice), id);
    assert.equal(await readFile(path, 'utf8'), 'Hello');
  });

  it('comes back as a complete stager of the owner’s, a file of its own', async () => {
    const id = await output();
    const path = join(workspace, 'out.txt');
    await writeFile(path, 'Result');
    const filled = await jobs.fill(id, path);
    assert.deepEqual(filled, { size: 6, digest: digestOf('Result') });
    await writeFile(path, 'Changed by a process that the job left behind');
    assert.deepEqual(await jobs.fill(id, path), filled);
    const stager = await getStager(test.data, alice, id);
    assert.deepEqual([stager.state, stager.size, stager.contentType], ['complete', 6, 'text/plain']);
    assert.equal(await readFile(test.data.content.pathOf(id), 'utf8'), 'Result');
  });

  it('is taken whole where the first time was cut off by a crash', async () => {
    const id = await output();
    const path = join(workspace, 'out.txt');
    await mkdir(join(test.data.content.pathOf(id), '..'), { recursive: true });
    await writeFile(test.data.content.pathOf(id), 'a longer half of an earlier attempt');
    await writeFile(path, 'Result');
    assert.equal((await jobs.fill(id, path))?.digest, digestOf('Result'));
  });

  it('is not bounded by the quotas: what a job made is not lost', async () => {
    const id = await output();
    const path = join(workspace, 'out.txt');
    await writeFile(path, new Uint8Array(5000));
    assert.equal((await jobs.fill(id, path))?.size, 5000);
  });

  it('never follows links that a job laid in place of its output', async () => {
    const secret = join(test.temporary.directory, 'secret');
    await mkdir(secret);
    await writeFile(join(secret, 'out.txt'), 'secret');
    await symlink(join(secret, 'out.txt'), join(workspace, 'out.txt'));
    await symlink(secret, join(workspace, 'work'));
    const id = await output();
    assert.equal(await jobs.fill(id, join(workspace, 'out.txt')), undefined);
    assert.equal(await jobs.fill(id, join(workspace, 'work', 'out.txt')), undefined);
    assert.equal(await jobs.fill(id, workspace), undefined);
    assert.equal((await getStager(test.data, alice, id)).state, 'empty');
  });

  it('is not wanted any more where its owner has destroyed the stager', async () => {
    const id = await output();
    const path = join(workspace, 'out.txt');
    await writeFile(path, 'Result');
    await destroyStager(test.data, by(alice), id);
    assert.deepEqual(await jobs.fill(id, path), { size: undefined, digest: undefined });
  });

  it('is filled however long its job waited', async () => {
    const id = await output();
    const later = { ...test.data, now: () => Date.now() + 100 * test.data.rules.lifetime };
    assert.equal(await dropExpiredStagers(later), 0);
    const path = join(workspace, 'out.txt');
    await writeFile(path, 'Result');
    assert.equal((await jobs.fill(id, path))?.size, 6);
    assert.equal(await dropExpiredStagers(later), 1);
  });

  it('is told as unknown where an input was destroyed before it was placed', async () => {
    const { id } = await uploaded('Hello');
    await destroyStager(test.data, by(alice), id);
    await assert.rejects(jobs.place(id, join(workspace, 'in.txt')), { code: 'STAGER_UNKNOWN' });
  });

  it('refuses content that anybody but the job sends for an output', async () => {
    const id = await output();
    await assert.rejects(write(test.data, id, 0, 'forged', { last: true }), {
      code: 'STAGER_STATE',
      message: /its job fills it/,
    });
  });

  it('is destroyed with its job, once or twice', async () => {
    const id = await output();
    await jobs.destroy(id);
    await jobs.destroy(id);
    await assert.rejects(getStager(test.data, alice, id), { code: 'STAGER_UNKNOWN' });
  });
});
