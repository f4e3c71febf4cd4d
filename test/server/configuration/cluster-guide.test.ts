import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';

describe('the guide to a cluster', () => {
  it('shows a configuration that is taken', async () => {
    const guide = await readFile(join(import.meta.dirname, '../../../docs/guides/cluster.md'), 'utf8');
    const [, toml = ''] = /```toml\n(.*?)```/s.exec(guide) ?? [];
    const { provider } = checkConfiguration(parse(toml));
    assert.deepEqual(
      provider.resources.map(({ queue }) => queue),
      ['chem', 'bio'],
    );
  });
});
