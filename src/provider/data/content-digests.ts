import { createHash, type Hash } from 'node:crypto';
import type { ContentDigest, StagerId } from './stager.ts';

/** Digests that are kept open at once; beyond that, a file is read again when its upload is complete. */
const MOST_KEPT = 256;

/** The digests of a piece that is being written, and of the file up to its end. */
export interface PieceDigests {
  update(chunk: Uint8Array): void;
  /** The piece was written whole. @param length Of the file, now. */
  commit(length: number): ContentDigest;
}

/**
 * SHA-256 while writing: the digest of a file that comes in consecutive pieces is known as soon as the last one is there.
 * If it is not known, for example after a restart, it is computed from the file.
 */
export class ContentDigests {
  readonly #running = new Map<StagerId, { readonly hash: Hash; readonly length: number }>();

  /** The digest of a whole stream. */
  static async of(chunks: AsyncIterable<Uint8Array>): Promise<ContentDigest> {
    const hash = createHash('sha256');
    for await (const chunk of chunks) hash.update(chunk);
    return written(hash);
  }

  /** Begins a piece at `offset`. Until it is committed, the digest up to there stays valid. */
  begin(id: StagerId, offset: number): PieceDigests {
    const piece = createHash('sha256');
    const before = this.#running.get(id);
    const soFar = before?.length === offset ? before.hash.copy() : undefined;
    const whole = offset === 0 ? createHash('sha256') : soFar;
    return {
      update: (chunk) => {
        piece.update(chunk);
        whole?.update(chunk);
      },
      commit: (length) => {
        // The file on the disk has changed: an earlier digest no longer holds for it.
        this.forget(id);
        if (whole !== undefined) this.#keep(id, whole, length);
        return written(piece);
      },
    };
  }

  /** The digest of a file of this length, where it was followed from the beginning. */
  take(id: StagerId, length: number): ContentDigest | undefined {
    const running = this.#running.get(id);
    this.forget(id);
    return running?.length === length ? written(running.hash) : undefined;
  }

  forget(id: StagerId): void {
    this.#running.delete(id);
  }

  #keep(id: StagerId, hash: Hash, length: number): void {
    this.#running.set(id, { hash, length });
    const [oldest] = this.#running.keys();
    if (this.#running.size > MOST_KEPT && oldest !== undefined) this.#running.delete(oldest);
  }
}

const written = (hash: Hash): ContentDigest => `sha256:${hash.digest('hex')}`;
