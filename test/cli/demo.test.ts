import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { detectMediaType } from '../../src/client/detect-media-type.ts';
import { digestFile } from '../../src/client/local-file-source.node.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { runCommand, startCommand } from './run-command.ts';

describe('plegma demo', function () {
  this.timeout(120_000);
  let directories: string[];
  beforeEach(() => {
    directories = [1, 2].map(() => temporaryDirectory('demo-test'));
  });

  it('performs the whole walk twice at once, as a story and as a document', async () => {
    const [told = '', documented = ''] = directories;
    const [story, program] = await Promise.all([
      runCommand(['demo'], { cwd: told }),
      runCommand(['demo', '--json'], { cwd: documented }),
    ]);
    assert.equal(story.code, 0, story.stderr);
    assert.equal(story.stderr, '');
    const titles = [...story.stdout.matchAll(/^ ?(\d+) {2}/gm)].map(([, number]) => Number(number));
    assert.deepEqual(titles, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert.match(story.stdout, /ListSize says 3/);
    assert.match(story.stdout, /Charged: 0\.05 EUR/);
    assert.match(story.stdout, /: the same picture\n/);
    assert.equal(detectMediaType('', await readFile(join(told, 'swirled.jpg'))), 'image/jpeg');

    assert.equal(program.code, 0, program.stderr);
    const result = JSON.parse(program.stdout);
    assert.equal(result.file, join(documented, 'swirled.jpg'));
    assert.equal(result.digest, await digestFile(result.file));
    assert.equal(result.platform, 'local');
  });

  it('leaves nothing behind when it is told to stop', async () => {
    const [directory = ''] = directories;
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
    ] as const) {
      const demo = startCommand(['demo'], { cwd: directory, environment: { TMPDIR: directory } });
      for await (const line of createInterface({ input: demo.stdout })) {
        if (line.includes('The client follows the job')) demo.kill(signal);
      }
      if (demo.exitCode === null) await once(demo, 'exit');
      assert.equal(demo.exitCode, code);
      assert.deepEqual(await demoDirectories(directory), []);
    }
  });

  it('says in one line what is wrong when it cannot go on', async () => {
    const [directory = ''] = directories;
    const occupied = join(directory, 'occupied');
    await writeFile(occupied, 'a file where a directory should be');
    const failed = await runCommand(['demo', '--data', occupied], { cwd: directory });
    assert.notEqual(failed.code, 0);
    assert.match(failed.stderr, /^plegma: This machine refused something: EEXIST.*\n$/);
  });
});

const demoDirectories = async (directory: string) =>
  (await readdir(directory)).filter((name) => name.startsWith('plegma-demo-'));
