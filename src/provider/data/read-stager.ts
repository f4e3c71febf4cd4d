import { createHash } from 'node:crypto';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Identity } from '../../security/identity.ts';
import { authoriseStager } from './authorise-stager.ts';
import type { Data } from './data-rules.ts';
import type { ContentDigest, Stager } from './stager.ts';

/** Which piece of which stager is wanted. */
export interface ReadRequest {
  /** As received. */
  readonly stagerId: string;
  readonly offset: number;
  /** Bytes at most. */
  readonly length: number;
}

/** A piece of a stager's file; offsets in bytes. */
export interface ReadPiece {
  readonly content: Uint8Array;
  readonly offset: number;
  /** Of this piece: binds an attachment to the signed answer (GR-44). */
  readonly digest: ContentDigest;
  readonly nextOffset: number;
  /** True where nothing follows. */
  readonly complete: boolean;
}

/** One stager that the caller may see. @throws STAGER_UNKNOWN */
export const getStager = (data: Data, identity: Identity, stagerId: string): Promise<Stager> =>
  authoriseStager(data, data.store.db, identity, stagerId, 'read');

/** A piece of the file of a complete stager. @throws STAGER_UNKNOWN, STAGER_STATE, READ_RANGE */
export async function readStager(data: Data, identity: Identity, request: ReadRequest): Promise<ReadPiece> {
  const { id, state, received } = await getStager(data, identity, request.stagerId);
  if (state !== 'complete') {
    throw new PlegmaError('STAGER_STATE', `The stager ${id} is ${state}; only a complete one can be read.`, {
      state,
    });
  }
  const { offset } = request;
  if (offset > received) {
    throw new PlegmaError(
      'READ_RANGE',
      `The stager ${id} has ${received} bytes; offset ${offset} is behind its end.`,
      {
        path: 'offset',
      },
    );
  }
  const content = await data.content.read(id, offset, request.length);
  const nextOffset = offset + content.byteLength;
  const digest: ContentDigest = `sha256:${createHash('sha256').update(content).digest('hex')}`;
  return { content, offset, digest, nextOffset, complete: nextOffset === received };
}
