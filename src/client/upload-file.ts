import type { Stager } from '../contracts/generated/data-types.ts';
import { PlegmaError } from '../errors/plegma-error.ts';
import { SoapFaultError } from '../soap/client/soap-fault-error.ts';
import type { Provider } from './connect-provider.ts';
import { digestOf } from './digest.ts';
import type { FileSource } from './file-source.ts';
import { newRequestId } from './request-id.ts';
import { callOptions, DEFAULT_PIECE_LENGTH, type PiecewiseOptions } from './transfer-options.ts';

/** What an upload needs to know beside the file. */
export interface UploadOptions extends PiecewiseOptions {
  /** The account that the data belong to. */
  readonly accountId: string;
  /** Keep it, and a new process can go on where an old one stopped. Made here by default. */
  readonly requestId?: string;
}

/** How often in a row a piece may fail before the upload is given up; the transport retries each of them already. */
const FAILURES = 3;

/**
 * Sends a file into a stager of its own. Size and digest are announced, so that the provider checks what arrives;
 * after a failure the upload goes on with what the stager has not received.
 *
 * @returns The complete stager.
 * @throws SoapFaultError The provider refused; FILE_CHANGED where the file became shorter meanwhile.
 * @example
 * const photo = await localFileSource('photo.jpg');
 * const { stagerId } = await uploadFile(provider.data, photo, { accountId });
 */
export async function uploadFile(
  data: Provider['data'],
  file: FileSource,
  options: UploadOptions,
): Promise<Stager> {
  const { stager } = await data.CreateStager(
    {
      requestId: options.requestId ?? newRequestId(),
      accountId: options.accountId,
      name: file.name,
      mediaType: file.mediaType,
      size: BigInt(file.size),
      digest: await file.digest(),
    },
    callOptions(options),
  );
  // A repeated requestId gives the answer of the first time: ask what has arrived since.
  const present = options.requestId === undefined ? stager : await stagerNow(data, stager.stagerId, options);
  return fill(data, present, file, options);
}

async function fill(
  data: Provider['data'],
  empty: Stager,
  file: FileSource,
  options: UploadOptions,
): Promise<Stager> {
  let stager = empty;
  let failures = 0;
  await tellProgress(stager, file, options);
  while (stager.state !== 'complete') {
    try {
      stager = await writePiece(data, stager, file, options);
      failures = 0;
    } catch (error) {
      failures += 1;
      if (failures >= FAILURES || !mayGoOn(error) || options.signal?.aborted) throw error;
      stager = await stagerNow(data, stager.stagerId, options);
    }
    await tellProgress(stager, file, options);
  }
  return stager;
}

async function writePiece(
  data: Provider['data'],
  { stagerId, received }: Stager,
  file: FileSource,
  options: UploadOptions,
): Promise<Stager> {
  const offset = Number(received);
  const content = await file.read(offset, options.pieceLength ?? DEFAULT_PIECE_LENGTH);
  if (content.length === 0 && offset < file.size) {
    throw new PlegmaError(
      'FILE_CHANGED',
      `${file.name} had ${file.size} bytes when the upload began and ends now at byte ${offset}.`,
    );
  }
  const last = offset + content.length >= file.size;
  const answer = await data.WriteStager(
    { stagerId, offset: received, content, digest: await digestOf(content), last },
    callOptions(options),
  );
  return answer.stager;
}

async function stagerNow(data: Provider['data'], stagerId: string, options: UploadOptions): Promise<Stager> {
  return (await data.GetStager({ stagerId }, callOptions(options))).stager;
}

/** The link broke; or a piece arrived but its answer got lost, so the stager holds more than we knew. */
function mayGoOn(error: unknown): boolean {
  if (error instanceof SoapFaultError) return error.retryable || error.code === 'STAGER_OFFSET';
  return error instanceof PlegmaError && error.fault === 'Unavailable';
}

async function tellProgress(
  { received }: Stager,
  { name, size }: FileSource,
  { onProgress }: UploadOptions,
): Promise<void> {
  await onProgress?.({ name, done: Number(received), total: size });
}
