import assert from 'node:assert/strict';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCommandRunner } from '../../../src/provider/platforms/command.ts';
import { createPbsPlatform } from '../../../src/provider/platforms/pbs/pbs.ts';
import type { LocalUser } from '../../../src/provider/platforms/platform.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import { createReplay } from './replay.ts';
import { sampleRun } from './sample-run.ts';

const awkward = ['a b', "it's", '$(id)', '`id`', ';', '*', '', '"', '\\', 'é', '-n', 'a\nb'];

/** Prints its arguments one a line, in brackets. */
const SHOW = ['sh', '-c', 'for a; do printf "[%s]\\n" "$a"; done', 'sh'] as const;

/** What ssh does with its words: joins them with blanks for a shell, behind what the far machine says to everybody. */
async function fakeSsh(greeting = ''): Promise<string> {
  const path = join(reachableDirectory('ssh'), 'ssh');
  await writeFile(path, `#!/bin/sh\n${greeting}\nshift\nexec sh -c "$*"\n`, { mode: 0o755 });
  return path;
}

/** What ps shows of a process: empty when it is gone, Z while its end was not yet asked for. */
async function stateOf(pid: number): Promise<string> {
  return (await createCommandRunner()({ words: ['ps', '-o', 'stat=', '-p', String(pid)] })).stdout.trim();
}

describe('running a batch command', () => {
  it('passes words as they are, without a shell', async () => {
    const run = createCommandRunner();
    const { stdout, exit } = await run({ words: [...SHOW, ...awkward] });
    assert.equal(stdout, awkward.map((word) => `[${word}]\n`).join(''));
    assert.equal(exit, 0);
  });

  it('passes words through ssh’s shell as they are, with directory and variables', async () => {
    const ssh = await fakeSsh();
    const run = createCommandRunner({
      prefix: { words: [ssh, 'head'], throughShell: true },
      environment: { SLURM_CONF: "/etc/it's here/slurm.conf" },
    });
    assert.equal(
      (await run({ words: [...SHOW, ...awkward] })).stdout,
      awkward.map((word) => `[${word}]\n`).join(''),
    );
    const directory = await realpath(reachableDirectory('it’s a dir'));
    const far = await run({ words: ['sh', '-c', 'pwd; echo "$SLURM_CONF $TZ"'], directory });
    assert.equal(far.stdout, `${directory}\n/etc/it's here/slurm.conf UTC\n`);
  });

  it('hears of a far machine only what the command says, not what its login prints', async () => {
    const ssh = await fakeSsh('echo "Welcome to node1"; echo "qsub: ERROR: connection closed at 8" >&2');
    const run = createCommandRunner({ prefix: { words: [ssh, 'head'], throughShell: true } });
    const answer = await run({ words: ['sh', '-c', 'echo 7.node1; echo oops >&2; exit 3'] });
    assert.deepEqual([answer.stdout, answer.stderr, answer.exit], ['7.node1\n', 'oops\n', 3]);
    const dead = await fakeSsh('echo "ssh: connect to host head port 22: No route to host" >&2; exit 255');
    const nowhere = createCommandRunner({ prefix: { words: [dead, 'head'], throughShell: true } });
    assert.match((await nowhere({ words: ['qstat'] })).stderr, /No route to host/);
  });

  it('takes a prefix that is no shell', async () => {
    const run = createCommandRunner({ prefix: { words: ['nice', '-n', '1'], throughShell: false } });
    assert.equal((await run({ words: [...SHOW, 'a b', '$HOME'] })).stdout, '[a b]\n[$HOME]\n');
  });

  it('becomes another user through sudo, with the variables behind it', async () => {
    const { path, calls } = await createReplay(
      ['sudo'],
      [{ command: 'sudo *', stdout: '', stderr: '', exit: 0 }],
    );
    const run = createCommandRunner({
      path,
      environment: { SLURM_CONF: '/c' },
      localUser: 'alice' as LocalUser,
    });
    await run({ words: ['qstat', '-x'] });
    assert.match(
      (await calls())[0] ?? '',
      /^sudo -n -u alice -- env .*TZ=UTC .*SLURM_CONF=\/c timeout -k 5 65 qstat -x$/,
    );
  });

  it('gives a clean environment, in UTC and English', async () => {
    process.env['PLEGMA_SECRET'] = 'leaked';
    const { stdout } = await createCommandRunner({ environment: { A: '1' } })({ words: ['env'] });
    delete process.env['PLEGMA_SECRET'];
    assert.doesNotMatch(stdout, /PLEGMA_SECRET/);
    for (const line of ['TZ=UTC', 'LC_ALL=C', 'A=1']) assert.ok(stdout.split('\n').includes(line), line);
  });

  it('looks for commands where it is told first, and still finds those of the system', async () => {
    const { path } = await createReplay(['id'], [{ command: 'id', stdout: 'ours\n', stderr: '', exit: 0 }]);
    const here = createCommandRunner({ path });
    const there = createCommandRunner({ path, prefix: { words: ['env'], throughShell: false } });
    for (const run of [here, there])
      assert.equal((await run({ words: ['sh', '-c', 'id; true'] })).stdout, 'ours\n');
  });

  it('kills a command that hangs, with its children, and says so', async () => {
    const pidFile = join(reachableDirectory('hang'), 'pid');
    const run = createCommandRunner({ timeLimit: 1 });
    const result = await run({
      words: ['sh', '-c', 'echo begun; sleep 600 & echo $! >"$1"; wait', 'sh', pidFile],
    });
    assert.deepEqual([result.timedOut, result.exit, result.stdout], [true, undefined, 'begun\n']);
    const child = Number(await readFile(pidFile, 'utf8'));
    assert.match(await stateOf(child), /^(Z.*)?$/);
  });

  it('ends a command on the far machine too, which our kill does not reach', async () => {
    const { path, calls } = await createReplay(
      ['ssh'],
      [{ command: 'ssh *', stdout: '', stderr: '', exit: 0 }],
    );
    const prefix = { words: ['ssh', 'head'], throughShell: true } as const;
    await createCommandRunner({ path, prefix, timeLimit: 9 })({ words: ['qstat'] });
    assert.match((await calls())[0] ?? '', /'timeout' '-k' '5' '14' 'qstat'$/);
  });

  it('cuts off endless output', async () => {
    const result = await createCommandRunner({ outputLimit: 1000 })({ words: ['yes'] });
    assert.deepEqual([result.truncated, result.stdout.length], [true, 1000]);
  });

  it('does not wait for what a command left in the background, nor kill it', async () => {
    const pidFile = join(reachableDirectory('left'), 'pid');
    const result = await createCommandRunner()({
      words: ['sh', '-c', 'sleep 60 & echo $! >"$1"; echo done', 'sh', pidFile],
    });
    assert.deepEqual([result.exit, result.stdout, result.timedOut], [0, 'done\n', false]);
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL');
  });

  it('tells a command that is not there', async () => {
    assert.equal((await createCommandRunner()({ words: ['no-such-command'] })).exit, 127);
  });

  it('drives a whole platform behind ssh: qsub gets its words and its directory', async () => {
    const ssh = await fakeSsh();
    const replay = await createReplay(
      ['qstat', 'qsub'],
      [
        { command: 'qstat --version', stdout: '', stderr: 'Unknown option: version\n', exit: 2 },
        { command: 'qsub *', stdout: '7\n', stderr: '', exit: 0 },
      ],
    );
    const platform = createPbsPlatform({
      path: replay.path,
      prefix: { words: [ssh, 'head'], throughShell: true },
    });
    assert.deepEqual(await platform.submit(sampleRun({ queue: 'bio' })), { kind: 'accepted', batchId: '7' });
    assert.match((await replay.calls()).at(-1) ?? '', /^qsub -N \S+ -q bio -o \/tmp\/out.log /);
  });
});
