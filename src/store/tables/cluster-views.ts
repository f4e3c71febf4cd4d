/** What batch systems showed last, for the processes that do not ask them. Times are ms, UTC. */
export interface ClusterViewsTable {
  readonly platform: string;
  readonly view_json: string;
  readonly asked_at: number;
}
