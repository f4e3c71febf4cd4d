import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobSource } from '../../src/client/blob-source.ts';
import type { Provider } from '../../src/client/connect-provider.ts';
import { digestOf } from '../../src/client/digest.ts';
import { downloadStager } from '../../src/client/download-stager.ts';
import type { FileSource } from '../../src/client/file-source.ts';
import { localFileSink } from '../../src/client/local-file-sink.node.ts';
import { localFileSource } from '../../src/client/local-file-source.node.ts';
import { MemorySink } from '../../src/client/memory-sink.ts';
import { newRequestId } from '../../src/client/request-id.ts';
import { uploadFile } from '../../src/client/upload-file.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { Grid, openAccount } from './grid.ts';
import { operationOf, unreliable } from './unreliable-transport.ts';

const PIECE = 1000;

describe('transfers to and from a provider', () => {
  const content = randomBytes(4500);
  const note = () => blobSource(new Blob([content]), 'note.bin');
  let grid: Grid;
  let provider: Provider;
  let accountId: string;
  let directory: string;
  before(async () => {
    grid = await Grid.start();
    provider = await grid.connect();
    accountId = await openAccount(provider);
    directory = temporaryDirectory('transfers');
  });
  after(() => grid.close());

  it('bring a file over and back unchanged, telling each piece', async () => {
    const sent: number[] = [];
    const received: number[] = [];
    const stager = await uploadFile(provider.data, note(), {
      accountId,
      pieceLength: PIECE,
      onProgress: ({ done }) => void sent.push(done),
    });
    assert.equal(stager.state, 'complete');
    assert.equal(stager.digest, await digestOf(content));
    const sink = new MemorySink();
    await downloadStager(provider.data, stager, sink, {
      pieceLength: 2000,
      onProgress: ({ done, total }) => void received.push(done / (total ?? 1)),
    });
    assert.deepEqual(Buffer.from(sink.bytes()), content);
    assert.deepEqual(sent, [0, 1000, 2000, 3000, 4000, 4500]);
    assert.deepEqual(received, [2000 / 4500, 4000 / 4500, 1]);
  });

  it('take an empty file', async () => {
    const stager = await uploadFile(provider.data, blobSource(new Blob([]), 'empty'), { accountId });
    assert.equal(stager.state, 'complete');
    const sink = new MemorySink();
    await downloadStager(provider.data, stager, sink);
    assert.equal(sink.bytes().length, 0);
  });

  it('go on after a link that breaks with what the stager has not received', async () => {
    const asked: string[] = [];
    const link = unreliable(undiciTransport(), (_exchange, request) => {
      const operation = operationOf(request);
      asked.push(operation);
      if (operation !== 'WriteStager') return undefined;
      const written = asked.filter((name) => name === 'WriteStager').length;
      if (written === 2) return 'request';
      return written === 4 ? 'answer' : undefined;
    });
    const shaky = await grid.connect(link, { retry: { attempts: 1 } });
    const stager = await uploadFile(shaky.data, note(), { accountId, pieceLength: PIECE });
    assert.equal(stager.digest, await digestOf(content));
    // Five pieces, of which one was lost and sent again, and one had arrived though its answer was lost.
    assert.equal(asked.filter((name) => name === 'WriteStager').length, 6);
    assert.equal(asked.filter((name) => name === 'GetStager').length, 2);
  });

  it('are given up where nothing goes through, and go on in another process with the same request id', async () => {
    const requestId = newRequestId();
    const cut = unreliable(undiciTransport(), (exchange) => (exchange > 3 ? 'request' : undefined));
    const broken = await grid.connect(cut, { retry: { attempts: 1 } });
    const options = { accountId, requestId, pieceLength: PIECE };
    await assert.rejects(uploadFile(broken.data, note(), options), { code: 'TRANSPORT_FAILED' });
    const begun: number[] = [];
    await uploadFile(provider.data, note(), { ...options, onProgress: ({ done }) => void begun.push(done) });
    assert.deepEqual(begun, [1000, 2000, 3000, 4000, 4500]);
  });

  it('refuse a file that becomes shorter while it is sent', async () => {
    const path = join(directory, 'shrinking');
    await writeFile(path, content);
    const source = await localFileSource(path);
    const shrinking: FileSource = {
      ...source,
      read: async (offset, length) => {
        if (offset === 2000) await truncate(path, 1500);
        return source.read(offset, length);
      },
    };
    const upload = uploadFile(provider.data, shrinking, { accountId, pieceLength: PIECE });
    await assert.rejects(upload, { code: 'FILE_CHANGED' });
  });

  it('keep nothing of a download that is damaged', async () => {
    const stager = await uploadFile(provider.data, note(), { accountId });
    const path = join(directory, 'damaged');
    await writeFile(path, 'what was there before');
    const expected = { ...stager, digest: `sha256:${'0'.repeat(64)}` };
    await assert.rejects(downloadStager(provider.data, expected, await localFileSink(path)), {
      code: 'DOWNLOAD_DAMAGED',
    });
    assert.equal(await readFile(path, 'utf8'), 'what was there before');
    assert.equal(existsSync(`${path}.part`), false);
  });

  it('refuse a download that is shorter than the stager says', async () => {
    const stager = await uploadFile(provider.data, note(), { accountId });
    const expected = { ...stager, size: 9999n };
    await assert.rejects(downloadStager(provider.data, expected, new MemorySink()), {
      code: 'DOWNLOAD_DAMAGED',
    });
  });
});
