/** What a receiver takes in one package. Sizes are bytes. */
export interface PackageLimits {
  /** Of the part that holds the envelope. */
  readonly envelope: number;
  /** Of all bytes of the package together. */
  readonly total: number;
  /** Number of parts, the envelope's included. */
  readonly parts: number;
  /** Of the headers of one part. */
  readonly partHeaders: number;
  /**
   * Of the parts that may be held in memory: those before the envelope, and those put in the place of their
   * XOP Include.
   */
  readonly inMemory: number;
}

/** What client and server accept where nothing else is configured. */
export const defaultPackageLimits: PackageLimits = {
  envelope: 16 * 1024 * 1024,
  total: 4 * 1024 * 1024 * 1024,
  parts: 100,
  partHeaders: 8 * 1024,
  inMemory: 8 * 1024 * 1024,
};
