/** How far a transfer is. */
export interface TransferProgress {
  /** The file's name. */
  readonly name: string;
  /** Bytes that are over. */
  readonly done: number;
  /** Bytes in all; undefined where nobody knows yet. */
  readonly total: number | undefined;
}

/** Told after every piece of a transfer. */
export type ProgressListener = (progress: TransferProgress) => void;
