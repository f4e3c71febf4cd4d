/** What a server process says to the benchmark when it serves. */
export interface Ready<Details> {
  readonly details: Details;
}

/** CPU time that a server process has used since it was asked before, in seconds. */
export interface UsedCpu {
  readonly cpu: number;
}

/**
 * The server's side of a benchmark with the server in a process of its own: says when it serves, tells its CPU time
 * when asked, ends when told.
 */
export function serveParent<Details>(details: Details, close: () => Promise<void>): void {
  let before = process.cpuUsage();
  process.on('message', (message) => {
    if (message === 'cpu') {
      const used = process.cpuUsage(before);
      before = process.cpuUsage();
      process.send?.({ cpu: (used.user + used.system) / 1e6 } satisfies UsedCpu);
    } else if (message === 'close') {
      void close().finally(() => process.exit(0));
    }
  });
  process.send?.({ details } satisfies Ready<Details>);
}
