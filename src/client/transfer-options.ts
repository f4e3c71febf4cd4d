import type { ProgressListener } from './transfer-progress.ts';

/** What every transfer of files may be given. */
export interface TransferOptions {
  readonly onProgress?: ProgressListener;
  /** Breaks the transfer off. */
  readonly signal?: AbortSignal;
}

/** What the transfer of one file may be given. */
export interface PiecewiseOptions extends TransferOptions {
  /** Bytes of one piece; 1 MiB by default. Smaller pieces lose less when a link breaks. */
  readonly pieceLength?: number;
}

/** Bytes of one piece where nothing else is asked for. */
export const DEFAULT_PIECE_LENGTH = 1024 ** 2;

/** The options of the calls that a transfer makes. */
export function callOptions({ signal }: TransferOptions): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
