import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { finished, pipeline } from 'node:stream/promises';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { InputRefused } from '../wrapper/run.mjs';
import { archiveNames } from './archive-names.mjs';

/** Without ZIP64 records an archive's sizes and offsets are 32-bit; some room is left for its directory. */
const maximumBytes = 2 ** 32 - 2 ** 24;

/** 16-bit count of entries (ZIP without ZIP64). */
const maximumFiles = 65_535;

/**
 * Packs files into one ZIP archive, reading and writing in pieces: memory does not grow with their size.
 *
 * @param {string[]} files
 * @param {string} archive
 * @param {number} level 0 (store) to 9 (smallest).
 * @param {(share: number) => void} progress 0 to 1 of the bytes read.
 * @throws {InputRefused} when they are too many or too large for one archive.
 */
export async function packFiles(files, archive, level, progress) {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (files.length > maximumFiles || total > maximumBytes) {
    throw new InputRefused(
      `There are ${files.length} files with ${total} bytes; one archive holds at most ${maximumFiles} files and ${maximumBytes} bytes.`,
    );
  }
  const output = createWriteStream(archive);
  const zip = new Zip((error, chunk, final) => {
    if (error) output.destroy(error);
    else if (final) output.end(chunk);
    else output.write(chunk);
  });
  let read = 0;
  for (const [index, name] of archiveNames(files).entries()) {
    await addFile(zip, name, files[index], level, output, (bytes) => {
      read += bytes;
      progress(read / total);
    });
  }
  zip.end();
  await finished(output);
}

/**
 * @param {Zip} zip
 * @param {string} name
 * @param {string} file
 * @param {number} level
 * @param {import('node:fs').WriteStream} output
 * @param {(bytes: number) => void} count
 */
async function addFile(zip, name, file, level, output, count) {
  const entry = level === 0 ? new ZipPassThrough(name) : new ZipDeflate(name, { level });
  entry.mtime = (await stat(file)).mtime;
  zip.add(entry);
  await pipeline(createReadStream(file), async (chunks) => {
    for await (const chunk of chunks) {
      entry.push(chunk);
      count(chunk.length);
      if (output.writableNeedDrain) await new Promise((resolve) => output.once('drain', resolve));
    }
  });
  entry.push(new Uint8Array(0), true);
}
