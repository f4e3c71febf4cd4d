// `racing-process.ts PATH COUNT SPEED` offers COUNT messages to a journal as fast as it can, by a clock that runs SPEED
// times too fast from the time that comes on stdin, and prints which it was the first to remember.
import { text } from 'node:stream/consumers';
import { ReplayJournal } from '../../../src/security/replay/replay-journal.node.ts';

const [path = '', count = '0', speed = '1'] = process.argv.slice(2);
const begin = Number(await text(process.stdin));
while (Date.now() < begin);
const clock = () => begin + (Date.now() - begin) * Number(speed);
const journal = new ReplayJournal(path, clock, clock);
const first: number[] = [];
for (let at = 0; at < Number(count); at += 1)
  if (journal.remember(`message-${at}`, Number.MAX_SAFE_INTEGER)) first.push(at);
console.log(JSON.stringify(first));
