import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runWrapper } from './run-wrapper.ts';

describe('the pack application', () => {
  let directory: string;
  const file = (name: string) => join(directory, name);

  beforeEach(() => {
    directory = temporaryDirectory('pack');
  });

  it('packs several files so that each comes out again as it was', async () => {
    const large = Buffer.alloc(300_000, 'the same line again\n');
    await writeFile(file('large.txt'), large);
    await writeFile(file('ναύς.txt'), 'Greek name');
    await writeFile(file('empty'), '');
    const run = await runWrapper('pack', directory, ['large.txt', 'ναύς.txt', 'empty', 'out.zip', '6']);
    assert.deepEqual(run, { exitCode: 0, stderr: '' });
    const archive = await readFile(file('out.zip'));
    const entries = unzipSync(archive);
    assert.deepEqual(Object.keys(entries), ['large.txt', 'ναύς.txt', 'empty']);
    assert.deepEqual(entries['large.txt'], Uint8Array.from(large));
    assert.equal(strFromU8(entries['ναύς.txt'] ?? new Uint8Array()), 'Greek name');
    assert.ok(archive.length < large.length / 50, `not compressed: ${archive.length} bytes`);
    assert.equal(await readFile(file('.progress'), 'utf8'), '100\n');
  });

  it('only stores at level 0', async () => {
    await writeFile(file('text'), 'x'.repeat(10_000));
    await runWrapper('pack', directory, ['text', 'out.zip', '0']);
    assert.ok((await stat(file('out.zip'))).size > 10_000);
    assert.equal(unzipSync(await readFile(file('out.zip')))['text']?.length, 10_000);
  });

  it('gives names that are safe to unpack: no folders, nothing hidden, none twice', async () => {
    await mkdir(file('other'));
    const files = ['a.txt', 'other/A.txt', '..hidden', 'back\\slash:colon', '...'];
    for (const name of files) await writeFile(file(name), name);
    await runWrapper('pack', directory, [...files, 'out.zip', '1']);
    assert.deepEqual(Object.keys(unzipSync(await readFile(file('out.zip')))), [
      'a.txt',
      'A-2.txt',
      'hidden',
      'back_slash_colon',
      'file',
    ]);
  });

  it('refuses a level that is not one digit, and nothing to pack', async () => {
    await writeFile(file('text'), 'text');
    assert.deepEqual(await runWrapper('pack', directory, ['text', 'out.zip', '10']), {
      exitCode: 2,
      stderr: "Parameter level is '10'; expected a whole number from 0 to 9.\n",
    });
    assert.deepEqual(await runWrapper('pack', directory, ['out.zip', '6']), {
      exitCode: 2,
      stderr: 'There is no file to pack; expected at least one.\n',
    });
  });

  it('fails with one sentence when a file is not there', async () => {
    const run = await runWrapper('pack', directory, ['missing', 'out.zip', '6']);
    assert.equal(run.exitCode, 1);
    assert.match(run.stderr, /^ENOENT.+\n$/);
  });
});
