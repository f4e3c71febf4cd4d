// The process that a ChildRunner starts. It runs the commands that it is told to, side by side. When its service ends it
// ends too, but not before the commands that it has begun.
import type { RunOrder, RunReport } from './child-runner.ts';
import { runChild } from './run-child.ts';

process.title = 'plegma-commands';
process.on('message', ({ number, command }: RunOrder) => {
  void runChild(command).then((result) => {
    if (process.connected) process.send?.({ number, result } satisfies RunReport);
  });
});
