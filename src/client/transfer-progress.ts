/** How far a transfer is. */
export interface TransferProgress {
  /** The file's name. */
  readonly name: string;
  /** Bytes that have been transferred. */
  readonly done: number;
  /** Bytes in all; undefined while that is not known. */
  readonly total: number | undefined;
}

/** Told after every piece of a transfer, and waited for; what it throws breaks the transfer off. */
export type ProgressListener = (progress: TransferProgress) => void | Promise<void>;
