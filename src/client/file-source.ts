/** A file to be sent, wherever it comes from: a disk, a browser's file field, memory. */
export interface FileSource {
  /** Its name without folders. */
  readonly name: string;
  readonly mediaType: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** The bytes from `offset` up to `offset + length`, or to the end of the file. */
  read(offset: number, length: number): Promise<Uint8Array>;
  /** SHA-256 of the whole file as the contracts write it: `sha256:` and 64 hexadecimal digits. */
  digest(): Promise<string>;
}
