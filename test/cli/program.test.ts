import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { runCommand } from './run-command.ts';

describe('the plegma command by itself', () => {
  it('tells the version of its package', async () => {
    const { version } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { readonly version: string };
    const { code, stdout, stderr } = await runCommand(['--version']);
    assert.deepEqual({ code, stdout, stderr }, { code: 0, stdout: `${version}\n`, stderr: '' });
  });
});
