import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { checkOutputPlace, outputPlaces } from '../../../src/cli/job/output-places.ts';
import type { Stager } from '../../../src/contracts/generated/data-types.ts';
import type { Job } from '../../../src/contracts/generated/job-types.ts';
import { decimal } from '../../../src/soap/codec/decimal.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

describe('the place of an output', () => {
  let directory: string;
  beforeEach(() => {
    directory = temporaryDirectory('places');
  });

  /** Where an output of this name goes, relative to the directory. */
  const placeOf = async (name: string, target = directory, outputs = 1) => {
    const places = outputPlaces(target);
    const stager = { ...someStager, name };
    const sink = await places.openSink(stager, someOutput, jobWith(outputs));
    await sink.discard();
    return relative(directory, places.paths.get(stager.stagerId) ?? '');
  };

  it('is inside the directory, whatever the peer calls the output', async () => {
    for (const name of [
      '../../etc/passwd',
      '/etc/passwd',
      '..',
      '.bashrc',
      'a\\..\\b',
      'x\u0000\u001b[2J',
      '',
    ]) {
      const path = await placeOf(name);
      assert.equal(dirname(path), '.', name);
      assert.doesNotMatch(path, /^\.|[\u0000-\u001f]/, name);
    }
  });

  it('has the extension of its type where the output has none', async () => {
    assert.equal(await placeOf('outputImage'), 'outputImage.jpg');
    assert.equal(await placeOf('picture.webp'), 'picture.webp');
  });

  it('is refused beforehand where nothing could be written', async () => {
    await writeFile(join(directory, 'file'), '');
    for (const target of ['missing/a.jpg', 'file/a.jpg', 'file/new/']) {
      await assert.rejects(checkOutputPlace(join(directory, target)), { code: 'FILE_UNWRITABLE' }, target);
    }
    for (const target of ['a.jpg', '.', 'new/and/newer/']) await checkOutputPlace(join(directory, target));
    await checkOutputPlace(undefined);
  });

  it('is a free one in a directory, and the named one otherwise', async () => {
    await writeFile(join(directory, 'outputImage.jpg'), 'there before');
    assert.equal(await placeOf('outputImage'), 'outputImage-2.jpg');
    assert.equal(await placeOf('outputImage', join(directory, 'new/')), 'new/outputImage.jpg');
    assert.equal(await placeOf('outputImage', join(directory, 'outputImage.jpg')), 'outputImage.jpg');
  });

  it('is not one file for several outputs', async () => {
    await assert.rejects(placeOf('a', join(directory, 'file'), 2), { code: 'FILE_IN_THE_WAY' });
    assert.equal(await placeOf('a', directory, 2), 'a.jpg');
  });
});

const someOutput = { name: 'outputImage', stagerId: 'stg-1' };

const someone = { issuer: 'CN=ca', subject: 'CN=alice' };

const someStager: Stager = {
  stagerId: 'stg-1',
  name: 'outputImage',
  mediaType: 'image/jpeg',
  state: 'complete',
  received: 1n,
  accountId: 'acc-1',
  owner: someone,
  createdAt: new Date(0),
  links: [],
  version: 1,
};

function jobWith(outputs: number): Job {
  return {
    jobId: 'job-1',
    accountId: 'acc-1',
    applicationUri: 'urn:a',
    resourceId: 'res-1',
    state: 'finished',
    createdAt: new Date(0),
    usage: { wallTime: decimal(1) },
    inputs: [],
    outputs: Array.from({ length: outputs }, () => someOutput),
    arguments: [],
    transitions: [],
    version: 1,
  };
}
