import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  ImageMagick,
  MagickFormat,
  MagickImage,
  MagickImageCollection,
  Orientation,
} from '@imagemagick/magick-wasm';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import {
  convertedSamples,
  difference,
  greatestDifference,
  loadPictures,
  look,
  requireImageMagick,
  runConvert,
  samplesOf,
  writePicture,
} from './pictures.ts';
import { runWrapper } from './run-wrapper.ts';

const sample = resolve(import.meta.dirname, '../../applications/swirl/sample/harbour.jpg');

/** ImageMagick computes with 16 bits, the application with 8: nothing but rounding may lie between them. */
const ROUNDING = 0.502;

describe('the swirl application', () => {
  let directory: string;
  const file = (name: string) => join(directory, name);

  before(loadPictures);
  beforeEach(() => {
    directory = temporaryDirectory('swirl');
  });

  const shapes = [
    { name: 'wide', width: 320, height: 200, transparent: false, degrees: '90' },
    { name: 'tall, the other way round', width: 121, height: 243, transparent: false, degrees: '-400.5' },
    { name: 'transparent', width: 160, height: 120, transparent: true, degrees: '60' },
  ];
  for (const { name, degrees, ...shape } of shapes) {
    it(`gives what ImageMagick's convert gives: ${name}`, async function () {
      requireImageMagick(this);
      writePicture(file('in.png'), { ...shape, format: MagickFormat.Png });
      const run = await runWrapper('swirl', directory, ['in.png', 'out.png', degrees, 'same']);
      assert.deepEqual(run, { exitCode: 0, stderr: '' });
      const channels = shape.transparent ? 'rgba' : 'rgb';
      const expected = convertedSamples(file('in.png'), channels, '-swirl', degrees);
      assert.ok(greatestDifference(samplesOf(file('out.png'), channels), expected) < ROUNDING);
      assert.ok(difference(file('out.png'), file('in.png')) > 0.05, 'the picture was not turned');
    });
  }

  it('turns the sample photograph as convert does, keeping size, format and quality', async function () {
    requireImageMagick(this);
    assert.equal((await runWrapper('swirl', directory, [sample, 'out.jpg', '180', 'same'])).exitCode, 0);
    runConvert(sample, '-swirl', '180', file('expected.jpg'));
    assert.ok(difference(file('out.jpg'), file('expected.jpg')) < 0.004);
    const about = (path: string) =>
      look(path, ({ width, height, format, quality }) => ({ width, height, format, quality }));
    assert.deepEqual(about(file('out.jpg')), about(sample));
  });

  it('leaves a picture as it is for 0 degrees, and its corners for any angle', async () => {
    writePicture(file('in.png'), { width: 90, height: 60, format: MagickFormat.Png });
    await runWrapper('swirl', directory, ['in.png', 'same.png', '0', 'same']);
    assert.equal(difference(file('same.png'), file('in.png')), 0);
    await runWrapper('swirl', directory, ['in.png', 'turned.png', '720', 'same']);
    const corner = (path: string) =>
      look(path, (image) => image.getPixels((pixels) => [...pixels.getArea(0, 0, 9, 4)]));
    assert.deepEqual(corner(file('turned.png')), corner(file('in.png')));
  });

  for (const format of [MagickFormat.WebP, MagickFormat.Tiff, MagickFormat.Gif]) {
    it(`reads and writes ${format}`, async () => {
      writePicture(file('in'), { width: 64, height: 48, format });
      assert.equal((await runWrapper('swirl', directory, ['in', 'out', '90', 'same'])).exitCode, 0);
      assert.equal(
        look(file('out'), (image) => image.format),
        format,
      );
    });
  }

  it('turns every frame of an animation', async () => {
    writePicture(file('one.gif'), { width: 40, height: 30, format: MagickFormat.Gif });
    const bytes = await readFile(file('one.gif'));
    const animation = MagickImageCollection.create();
    animation.push(MagickImage.create(bytes), MagickImage.create(bytes));
    await animation.write(MagickFormat.Gif, (data) => writeFile(file('in.gif'), data));
    animation.dispose();
    await runWrapper('swirl', directory, ['in.gif', 'out.gif', '90', 'same']);
    assert.equal(
      ImageMagick.readCollection(await readFile(file('out.gif')), (frames) => frames.length),
      2,
    );
  });

  it('writes the format that is asked for', async () => {
    writePicture(file('in.png'), { width: 64, height: 48, format: MagickFormat.Png });
    await runWrapper('swirl', directory, ['in.png', 'out', '90', 'webp']);
    assert.equal(
      look(file('out'), (image) => image.format),
      MagickFormat.WebP,
    );
  });

  it('keeps the orientation that the camera wrote', async () => {
    writePicture(file('in.jpg'), { width: 64, height: 48, format: MagickFormat.Jpeg });
    await writeFile(
      file('turned.jpg'),
      withOrientation(await readFile(file('in.jpg')), Orientation.RightTop),
    );
    await runWrapper('swirl', directory, ['turned.jpg', 'out.jpg', '90', 'same']);
    assert.equal(
      look(file('out.jpg'), (image) => image.orientation),
      Orientation.RightTop,
    );
  });

  it('tells its progress into the workspace', async () => {
    writePicture(file('in.png'), { width: 64, height: 48, format: MagickFormat.Png });
    await runWrapper('swirl', directory, ['in.png', 'out.png', '90', 'same']);
    assert.equal(await readFile(file('.progress'), 'utf8'), '100\n');
  });

  const refusals = [
    { what: 'a file that is no picture', bytes: 'hello', says: /of 5 bytes is not a picture in JPEG, PNG/ },
    { what: 'an empty file', bytes: '', says: /of 0 bytes is not a picture/ },
    {
      what: 'a script of ImageMagick',
      bytes: 'push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 "/etc/passwd"\npop graphic-context\n',
      says: /is not a picture/,
    },
    {
      what: 'SVG',
      bytes: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      says: /not a picture in/,
    },
  ];
  for (const { what, bytes, says } of refusals) {
    it(`refuses ${what} with one sentence`, async () => {
      await writeFile(file('in'), bytes);
      const run = await runWrapper('swirl', directory, ['in', 'out', '90', 'same']);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, says);
      assert.match(run.stderr, /^[^\n]+\n$/);
    });
  }

  it('refuses a picture that was cut off', async () => {
    writePicture(file('in.png'), { width: 320, height: 200, format: MagickFormat.Png });
    const whole = await readFile(file('in.png'));
    await writeFile(file('cut.png'), whole.subarray(0, whole.length / 2));
    const run = await runWrapper('swirl', directory, ['cut.png', 'out.png', '90', 'same']);
    assert.equal(run.exitCode, 2);
    assert.match(run.stderr, /^The picture is damaged: .+\.\n$/);
  });

  for (const degrees of ['', 'ninety', '3601', 'NaN']) {
    it(`refuses '${degrees}' degrees`, async () => {
      writePicture(file('in.png'), { width: 8, height: 8, format: MagickFormat.Png });
      const run = await runWrapper('swirl', directory, ['in.png', 'out.png', degrees, 'same']);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, /^Parameter degrees is '.*'; expected a number from -3600 to 3600\.\n$/);
    });
  }
});

/** Puts an EXIF block with the orientation alone behind the first marker of a JPEG. */
function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.alloc(36);
  exif.writeUInt16BE(0xffe1, 0);
  exif.writeUInt16BE(34, 2);
  exif.write('Exif\0\0MM\0*', 4, 'latin1');
  exif.writeUInt32BE(8, 14);
  exif.writeUInt16BE(1, 18);
  exif.writeUInt16BE(0x0112, 20);
  exif.writeUInt16BE(3, 22);
  exif.writeUInt32BE(1, 24);
  exif.writeUInt16BE(orientation, 28);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}
