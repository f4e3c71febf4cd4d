// A service that is to be killed: `child-runner-harness.ts COMMAND` runs the command, given as JSON.
import { ChildRunner } from '../../../src/provider/platforms/child-runner.ts';

await new ChildRunner().run(JSON.parse(process.argv[2] ?? ''));
