/** Where a file that is received goes. */
export interface FileSink {
  /** Takes the next bytes. */
  write(piece: Uint8Array): Promise<void>;
  /** SHA-256 of all that was written: `sha256:` and 64 hexadecimal digits. */
  digest(): Promise<string>;
  /** The file is whole and right: it stays. */
  keep(): Promise<void>;
  /** Something went wrong: what was written goes. */
  discard(): Promise<void>;
}
