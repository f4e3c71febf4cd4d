import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Requester } from '../requester.ts';
import { authoriseStager } from './authorise-stager.ts';
import { completeStager } from './complete-stager.ts';
import { accountFull, checkDisk, stagerTooLarge } from './create-stager.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { bytesOf, existingStager } from './stager-queries.ts';

/** A piece of a file on its way into a stager. Sizes and places are bytes. */
export interface Piece {
  /** As received. */
  readonly stagerId: string;
  /** Where the piece begins. */
  readonly offset: number;
  readonly content: AsyncIterable<Uint8Array>;
  /** `sha256:` + hex of the piece: binds an attachment to the signed message (GR-44). */
  readonly digest?: string | undefined;
  /** True where the piece is the end of the file. */
  readonly last?: boolean | undefined;
}

/**
 * Writes a piece of a file. Pieces follow one another; what was received stays received over crashes, so that an
 * upload goes on from there, and the same piece again changes nothing. The file is complete with its last piece
 * or when the announced size is there.
 *
 * @throws STAGER_UNKNOWN, STAGER_STATE, STAGER_OFFSET, STAGER_SIZE, CONTENT_DAMAGED, QUOTA_EXCEEDED,
 *   DISK_FULL, ACCOUNT_STATE
 */
export async function writeStager(data: Data, { identity }: Requester, piece: Piece): Promise<Stager> {
  const { id } = await authoriseStager(data, data.store.db, identity, piece.stagerId, 'fill');
  return data.uploads.run(id, async () => {
    const before = await existingStager(data.store.db, id);
    checkFillable(before, piece);
    const repeats = piece.offset < before.received || before.state === 'complete';
    const { stager, end } = await (repeats ? repeat(data, before, piece) : append(data, before, piece));
    const isEnd = end === stager.received && (piece.last === true || end === stager.size);
    return isEnd && stager.state !== 'complete' ? completeStager(data, stager) : stager;
  });
}

/** The stager as it is after a piece, and where the piece ends. */
interface Placed {
  readonly stager: Stager;
  readonly end: number;
}

function checkFillable(stager: Stager, { offset }: Piece): void {
  if (stager.filledBy === 'job') {
    throw new PlegmaError('STAGER_STATE', `The stager ${stager.id} is an output: its job fills it.`);
  }
  if (offset > stager.received) throw wrongOffset(stager, offset);
}

/** A piece that begins before the end: its sender did not hear of its success, or sends something else. */
async function repeat({ content }: Data, stager: Stager, piece: Piece): Promise<Placed> {
  const end = await content.endOfRepeated(stager.id, piece.offset, piece.content, stager.received);
  if (end !== undefined) return { stager, end };
  if (stager.state !== 'complete') throw wrongOffset(stager, piece.offset);
  const closed = `The stager ${stager.id} is complete; its content cannot change.`;
  throw new PlegmaError('STAGER_STATE', closed, { state: stager.state });
}

async function append(data: Data, stager: Stager, piece: Piece): Promise<Placed> {
  const check = await lengthCheck(data, stager);
  const { length, digest } = await data.content.write(stager.id, stager.received, piece.content, check);
  if (piece.digest !== undefined && piece.digest !== digest) {
    const found = `The piece has the digest ${digest}; ${piece.digest} was announced.`;
    throw new PlegmaError('CONTENT_DAMAGED', found, { path: 'digest' });
  }
  const end = stager.received + length;
  return { stager: length === 0 ? stager : await markReceived(data, stager, end), end };
}

/** Refuses a piece as soon as it becomes too long for the announced size, the stager, its account or the disk. */
async function lengthCheck(data: Data, { id, accountId, received, size }: Stager) {
  await checkDisk(data, (size ?? received) - received);
  const { stagerBytes, accountBytes } = data.rules;
  const others = await bytesOf(data.store.db, accountId, id);
  return (length: number) => {
    const total = received + length;
    if (size !== undefined && total > size) {
      throw new PlegmaError('STAGER_SIZE', `The stager ${id} was announced with ${size} bytes; more came.`);
    }
    if (total > stagerBytes) throw stagerTooLarge(stagerBytes, total);
    if (others + total > accountBytes) throw accountFull(accountBytes, others, total);
  };
}

async function markReceived({ store, rules, now }: Data, stager: Stager, received: number): Promise<Stager> {
  const { numUpdatedRows } = await store.db
    .updateTable('stagers')
    .set((eb) => ({
      received,
      state: 'partial',
      termination_time: now() + rules.lifetime,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', stager.id)
    .where('received', '=', stager.received)
    .executeTakeFirst();
  const after = await existingStager(store.db, stager.id);
  // Another process of this provider has written in between.
  if (numUpdatedRows !== 1n) throw wrongOffset(after, stager.received);
  return after;
}

const wrongOffset = ({ id, received }: Stager, offset: number) =>
  new PlegmaError(
    'STAGER_OFFSET',
    `The stager ${id} has received ${received} bytes; a piece at ${offset} neither follows them nor repeats them. ` +
      `Go on from offset ${received}.`,
    { path: 'offset' },
  );
