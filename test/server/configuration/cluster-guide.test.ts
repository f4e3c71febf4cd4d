import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';

describe('the guide to a cluster', () => {
  it('shows configurations that are taken', async () => {
    const guide = await readFile(join(import.meta.dirname, '../../../docs/guides/cluster.md'), 'utf8');
    const shown = [...guide.matchAll(/```toml\n(.*?)```/gs)].map(([, toml = '']) =>
      checkConfiguration(parse(toml)),
    );
    assert.deepEqual(
      shown.map(({ provider }) => provider.platforms.map(({ kind }) => kind)),
      [['gridengine'], ['script'], ['pbs'], ['pbs']],
    );
    assert.deepEqual(
      shown[2]?.provider.resources.map(({ queue }) => queue),
      ['chem', 'bio'],
    );
    assert.deepEqual(shown[3]?.provider.platforms[0]?.defaultUser, 'guest');
  });
});
