/** What an operator or a service manager sends to end a process in order. */
const endings = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/**
 * Resolves at the first signal that asks the process to end. A second one ends it at once, as people expect who
 * press Ctrl+C again.
 */
export function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    const end = (signal: NodeJS.Signals) => {
      for (const ending of endings) process.off(ending, end);
      resolve(signal);
    };
    for (const ending of endings) process.on(ending, end);
  });
}
