/** Which migrations this database has, in the order of their names. */
export interface MigrationsTable {
  readonly name: string;
  /** SHA-256 (hex) of the statements as they were applied. */
  readonly checksum: string;
  readonly applied_at: number;
}
