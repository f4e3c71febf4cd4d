// A service with nothing but the local platform, to be killed by the tests: `local-harness.ts SPOOL SLOTS` submits the
// runs that it reads from stdin, one JSON a line, prints the outcome of each and stays.
import { createInterface } from 'node:readline';
import { LocalPlatform } from '../../../src/provider/platforms/local/local.ts';

const [spool = '', slots = '1'] = process.argv.slice(2);
const platform = new LocalPlatform({ spool, slots: Number(slots) });
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await platform.submit(JSON.parse(line))));
}
