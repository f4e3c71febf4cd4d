import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { swirlPicture } from '../../examples/client/swirl-a-picture.ts';
import { samplePicture } from '../../src/cli/sample-picture.ts';
import { detectMediaType } from '../../src/client/detect-media-type.ts';
import { Grid } from '../client/grid.ts';

describe('the example of the client', () => {
  it('has a picture swirled and knows what it cost', async () => {
    const grid = await Grid.start();
    try {
      const { client, authorities } = grid.addresses.certificates;
      const to = join(grid.directory, 'swirled.jpg');
      const customer = { ...client, authority: authorities[0] ?? '' };
      assert.equal(await swirlPicture(grid.broker.url, customer, { from: samplePicture, to }), '0.05 EUR');
      assert.equal(detectMediaType('', await readFile(to)), 'image/jpeg');
    } finally {
      await grid.close();
    }
  });
});
