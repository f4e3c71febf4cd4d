import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ChildRunner } from '../../../src/provider/platforms/child-runner.ts';
import { type ChildCommand, runChild } from '../../../src/provider/platforms/run-child.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';

const command = (script: string, limits: Partial<ChildCommand> = {}): ChildCommand => ({
  words: ['sh', '-c', script, 'sh', 'a b', "it's"],
  environment: { PATH: '/usr/bin:/bin', GREETING: 'héllo' },
  directory: '/tmp',
  timeLimit: 30,
  outputLimit: 1000,
  ...limits,
});

describe('running programs from a process of its own', () => {
  let runner: ChildRunner;
  before(() => {
    runner = new ChildRunner();
  });
  after(() => runner.close());

  it('gives what running them from here gives', async () => {
    const commands = [
      command('pwd; printf "[%s]" "$@"; echo "$GREETING" >&2; exit 3'),
      command('kill -9 $$'),
      command('sleep 30', { timeLimit: 0.1 }),
      command('yes', { outputLimit: 10 }),
      { ...command(''), words: ['no-such-program'] },
    ];
    for (const one of commands) assert.deepEqual(await runner.run(one), await runChild(one));
  });

  it('runs them side by side', async () => {
    const directory = reachableDirectory('beside');
    const [waits, ends] = [command('until [ -e go ]; do sleep 0.02; done'), command(': >go')];
    await Promise.all([runner.run({ ...waits, directory }), runner.run({ ...ends, directory })]);
  });

  it('says of what it hears no more of that it may have done its work or not, and goes on', async () => {
    // Its parent is the process that runs commands.
    const { exit, stdout, timedOut } = await runner.run(command('echo begun; kill -9 $PPID; sleep 30'));
    assert.deepEqual([exit, stdout, timedOut], [undefined, '', false]);
    assert.equal((await runner.run(command('echo again'))).stdout, 'again\n');
  });

  it('brings what has begun to its end when the service is killed, and ends itself', async () => {
    const directory = reachableDirectory('orphan');
    const script = 'echo $PPID >runner; until [ -e go ]; do sleep 0.02; done; echo done >result';
    const order = JSON.stringify({ ...command(script), directory });
    const service = spawn(
      process.execPath,
      [...process.execArgv, join(import.meta.dirname, 'child-runner-harness.ts'), order],
      { stdio: 'inherit' },
    );
    const text = async (name: string) =>
      (await readFile(join(directory, name), 'utf8').catch(() => '')) || undefined;
    const pid = Number(await until('a command that runs', () => text('runner')));
    service.kill('SIGKILL');
    await once(service, 'exit');
    await runChild({ ...command(': >go'), directory });
    assert.equal(await until('its end', () => text('result')), 'done\n');
    await until('the end of the runner', () => isGone(pid));
  });
});

function isGone(pid: number): boolean {
  try {
    return !process.kill(pid, 0);
  } catch {
    return true;
  }
}
