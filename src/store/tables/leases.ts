/** Work that one process at a time does. Times are ms, UTC. */
export interface LeasesTable {
  readonly name: string;
  /** Names the process. */
  readonly holder: string;
  readonly expires_at: number;
}
