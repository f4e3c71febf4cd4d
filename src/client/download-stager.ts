import type { Stager } from '../contracts/generated/data-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import { readContent } from '../soap/codec/binary-content.ts';
import type { Provider } from './connect-provider.ts';
import { digestOf } from './digest.ts';
import type { FileSink } from './file-sink.ts';
import { callOptions, DEFAULT_PIECE_LENGTH, type PiecewiseOptions } from './transfer-options.ts';

/** What a download may be given. */
export type DownloadOptions = PiecewiseOptions;

/**
 * Fetches the file of a complete stager. The sink keeps it only after its size and digest were checked.
 *
 * @throws SoapFaultError The provider refused; DOWNLOAD_DAMAGED where what came is not what the stager holds.
 * @example
 * const { stager } = await provider.data.GetStager({ stagerId });
 * await downloadStager(provider.data, stager, await localFileSink(stager.name));
 */
export async function downloadStager(
  data: Provider['data'],
  stager: Stager,
  sink: FileSink,
  options: DownloadOptions = {},
): Promise<void> {
  try {
    const size = await fetchPieces(data, stager, sink, options);
    confirm(stager, size, await sink.digest());
    await sink.keep();
  } catch (error) {
    await sink.discard();
    throw error;
  }
}

async function fetchPieces(
  data: Provider['data'],
  stager: Stager,
  sink: FileSink,
  options: DownloadOptions,
): Promise<bigint> {
  const { stagerId, name, size } = stager;
  const length = options.pieceLength ?? DEFAULT_PIECE_LENGTH;
  let offset = 0n;
  for (let complete = false; !complete; ) {
    const answer = await data.ReadStager({ stagerId, offset, length }, callOptions(options));
    const piece = await readContent(answer.content);
    // Content beside the envelope is not signed (IN-53): the digest in the signed Body vouches for it.
    if ((await digestOf(piece)) !== answer.digest)
      throw damaged(stager, `the piece at byte ${offset} differs`);
    await sink.write(piece);
    offset += BigInt(piece.length);
    complete = answer.complete;
    if (piece.length === 0 && !complete) throw damaged(stager, `it stops at byte ${offset}`);
    await options.onProgress?.({
      name,
      done: Number(offset),
      total: size === undefined ? undefined : Number(size),
    });
  }
  return offset;
}

function confirm(stager: Stager, size: bigint, digest: string): void {
  if (stager.size !== undefined && stager.size !== size) {
    throw damaged(stager, `${size} bytes came instead of ${stager.size}`);
  }
  if (stager.digest !== undefined && stager.digest !== digest) throw damaged(stager, 'its digest differs');
}

function damaged({ name, stagerId }: Stager, found: string): PlegmaError {
  return new PlegmaError('DOWNLOAD_DAMAGED', `${name} (${stagerId}) did not arrive whole: ${found}.`);
}
