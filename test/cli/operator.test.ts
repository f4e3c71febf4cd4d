import assert from 'node:assert/strict';
import { reachableDirectory } from '../support/temporary-directory.ts';
import { runCommand } from './run-command.ts';

describe('the commands for the operator of a provider', function () {
  this.timeout(60_000);
  let directory: string;
  before(async () => {
    directory = reachableDirectory('operator');
  });
  const plegma = (...words: string[]) => runCommand([...words, '--data', directory]);

  it('list queues and nodes without a running service', async () => {
    const queues = await plegma('queues');
    assert.equal(queues.code, 0, queues.stderr);
    assert.match(queues.stdout, /^PLATFORM +QUEUE +STATE .*\nlocal +local +open +0 +0\n\n/);
    assert.match(queues.stdout, /\nRESOURCE .*\nres-local +local +the default +\d+ +\d+ +0 +0 +now\n/);
    assert.match(queues.stdout, /\nNo estimated start has been held against a real one yet\.\n$/);
    const nodes = await plegma('nodes', '--json');
    const [node] = JSON.parse(nodes.stdout).nodes;
    assert.deepEqual([node.platform, node.state, node.processorsInUse], ['local', 'free', 0]);
  });

  it('examine the provider, and tell a script by the exit code whether all is well', async () => {
    const well = await plegma('doctor');
    assert.equal(well.code, 0, well.stderr);
    assert.match(well.stdout, /ok +local: res-local: the test job \S+ ran on/);
    const ill = await runCommand(['doctor', '--json', '--data', '/dev/null/nowhere']);
    assert.equal(ill.code, 1);
    const { healthy, findings } = JSON.parse(ill.stdout);
    assert.deepEqual([healthy, findings[0].verdict], [false, 'wrong']);
  });
});
