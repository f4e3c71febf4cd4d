// The process that a ChildRunner starts: runs what it is told to, side by side, and ends with its service, but not before
// what it has begun.
import type { RunOrder, RunReport } from './child-runner.ts';
import { runChild } from './run-child.ts';

process.title = 'plegma-commands';
process.on('message', ({ number, command }: RunOrder) => {
  void runChild(command).then((result) => {
    if (process.connected) process.send?.({ number, result } satisfies RunReport);
  });
});
