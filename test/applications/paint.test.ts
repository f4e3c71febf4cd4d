import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MagickFormat } from '@imagemagick/magick-wasm';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import {
  convertedSamples,
  difference,
  greatestDifference,
  loadPictures,
  requireImageMagick,
  samplesOf,
  writePicture,
} from './pictures.ts';
import { runWrapper } from './run-wrapper.ts';

describe('the paint application', () => {
  let directory: string;
  const file = (name: string) => join(directory, name);

  before(loadPictures);
  beforeEach(() => {
    directory = temporaryDirectory('paint');
  });

  for (const radius of ['3', '5.5']) {
    it(`gives what ImageMagick's convert gives for a brush of ${radius}`, async function () {
      requireImageMagick(this);
      writePicture(file('in.png'), { width: 200, height: 140, format: MagickFormat.Png });
      const run = await runWrapper('paint', directory, ['in.png', 'out.png', radius, 'same']);
      assert.deepEqual(run, { exitCode: 0, stderr: '' });
      const expected = convertedSamples(file('in.png'), 'rgb', '-paint', radius);
      assert.equal(greatestDifference(samplesOf(file('out.png'), 'rgb'), expected), 0);
      assert.ok(difference(file('out.png'), file('in.png')) > 0.02, 'the picture was not painted');
    });
  }

  it('refuses a brush beyond its range and an input that is no picture', async () => {
    writePicture(file('in.png'), { width: 8, height: 8, format: MagickFormat.Png });
    const wide = await runWrapper('paint', directory, ['in.png', 'out.png', '21', 'same']);
    assert.deepEqual(wide, {
      exitCode: 2,
      stderr: "Parameter radius is '21'; expected a number from 1 to 20.\n",
    });
    await writeFile(file('text'), 'no picture');
    assert.equal((await runWrapper('paint', directory, ['text', 'out.png', '3', 'same'])).exitCode, 2);
  });
});
