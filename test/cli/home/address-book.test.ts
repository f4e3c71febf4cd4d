import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AddressBook } from '../../../src/cli/home/address-book.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

describe('the address book', () => {
  let home: string;
  let book: AddressBook;
  beforeEach(() => {
    home = temporaryDirectory('book');
    book = new AddressBook(home);
  });

  const first = 'http://one.example/services/JobService';
  const second = 'http://two.example/services/JobService';

  it('knows nothing at first', async () => {
    assert.deepEqual(await book.providers(), []);
    assert.equal(await book.job('job-1'), undefined);
  });

  it('keeps the account of a provider when it is used again', async () => {
    await book.rememberProvider(first, 'acc-1');
    await book.rememberProvider(first);
    assert.equal((await book.provider(first))?.accountId, 'acc-1');
    await book.rememberProvider(first, 'acc-2');
    assert.equal((await new AddressBook(home).provider(first))?.accountId, 'acc-2');
  });

  it('has the provider that was used last first', async () => {
    await book.rememberProvider(first);
    const moment = Date.now();
    while (Date.now() === moment);
    await book.rememberProvider(second);
    assert.deepEqual(
      (await book.providers()).map(({ address }) => address),
      [second, first],
    );
  });

  it('takes what several commands write at the same time', async () => {
    const ids = Array.from({ length: 20 }, (_, number) => `job-${number}`);
    const entry = { provider: first, applicationUri: 'urn:a' };
    await Promise.all(ids.map((jobId) => new AddressBook(home).rememberJob({ jobId, ...entry })));
    for (const jobId of ids) assert.deepEqual(await book.job(jobId), { jobId, ...entry });
  });

  it('is led out of its directory by no id', async () => {
    const jobId = '../../../../tmp/evil';
    await book.rememberJob({ jobId, provider: first, applicationUri: 'urn:a' });
    assert.equal((await book.job(jobId))?.jobId, jobId);
    assert.deepEqual(await readdir(home), ['jobs']);
    assert.equal((await readdir(join(home, 'jobs'))).length, 1);
  });

  it('passes over an entry that was damaged', async () => {
    await book.rememberProvider(first);
    const [name = ''] = await readdir(join(home, 'providers'));
    for (const content of ['{', '[]', '{"address": 7}']) {
      await writeFile(join(home, 'providers', name), content);
      assert.deepEqual(await book.providers(), []);
    }
  });
});
