import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { parseExitStatus, readExitStatus } from '../../../src/provider/jobs/exit-status.ts';
import { writeJobScript } from '../../../src/provider/jobs/job-script.ts';
import { stopRun } from '../../../src/provider/jobs/run-lock.ts';
import { quoteForShell } from '../../../src/provider/jobs/shell-quote.ts';
import { markerNames, type Workspace, workspaceIn } from '../../../src/provider/jobs/workspace.ts';
import { newJobToken } from '../../../src/provider/platforms/job-token.ts';
import { leaveOut } from '../../support/leave-out.ts';
import { runningProcesses } from '../../support/processes.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';

const run = promisify(execFile);
const token = newJobToken();
const NO_PROC = 'Processes are looked for in /proc, which this system does not have.';

for (const shell of ['dash', 'bash']) {
  describe(`the job script under ${shell}`, () => {
    let directory: string;
    let workspace: Workspace;

    beforeEach(async () => {
      directory = temporaryDirectory("it's a script");
      workspace = workspaceIn(join(directory, 'ws'));
      await mkdir(workspace.work, { recursive: true });
    });

    async function prepare(application: string, given: readonly string[] = []): Promise<void> {
      const executable = join(directory, 'startJob');
      await writeFile(executable, application);
      await chmod(executable, 0o755);
      const environment = { PLEGMA_PARAMETER_X: "a 'quoted' $HOME" };
      await writeFile(
        workspace.script,
        writeJobScript({ token, workspace, executable, arguments: given, environment }),
      );
    }
    const status = () => readExitStatus(workspace.exitStatus, token);
    const output = () => readFile(workspace.output, 'utf8').catch(() => '');

    it('hands arguments and environment over unharmed, and writes marks and status in order', async () => {
      const nasty = ["it's", '$(id)', '`id`', '; rm -rf /', 'line\nbreak', '', '-n', '*', '\\', '"', 'ü'];
      await prepare('#!/bin/sh\nprintf "%s\\0" "$@" "$PLEGMA_PARAMETER_X"\npwd >&2\n', nasty);
      await run(shell, [workspace.script]);
      const output = await readFile(workspace.output, 'utf8');
      assert.deepEqual(output.split('\0').slice(0, -1), [...nasty, "a 'quoted' $HOME"]);
      assert.equal(await readFile(workspace.error, 'utf8'), `${workspace.work}\n`);
      const { exitCode, interrupted } = (await status()) ?? {};
      assert.deepEqual([exitCode, interrupted], [0, false]);
      const { wrapperStarted, started, ended, wrapperEnded } = markerNames;
      const times = await Promise.all(
        [wrapperStarted, started, ended, wrapperEnded].map((name) => stat(join(workspace.directory, name))),
      );
      const moments = times.map(({ mtimeMs }) => mtimeMs);
      assert.deepEqual(
        moments,
        [...moments].sort((a, b) => a - b),
      );
    });

    it('tells the status of the application and the processor time that it used', async () => {
      await prepare('#!/bin/sh\ni=0; while [ $i -lt 200000 ]; do i=$((i+1)); done\nexit 42\n');
      await assert.rejects(run(shell, [workspace.script]), { code: 42 });
      const found = await status();
      assert.equal(found?.exitCode, 42);
      assert.ok(found.cpuTime > 0, 'no processor time');
    });

    it('tells the most memory that the application and what it started were seen to hold', async function () {
      if (!existsSync('/proc/self/status')) leaveOut(this, NO_PROC);
      // Goes on until what it holds has been seen.
      const hold = 'const held = Buffer.alloc(150e6, 1); setInterval(() => held[0], 1000)';
      await prepare(
        `#!/bin/sh
${quoteForShell(process.execPath)} -e '${hold}' &
until [ "$(cat ../.memory 2>/dev/null || echo 0)" -gt 150000 ]; do sleep 0.05; done
kill $!
`,
      );
      await run(shell, [workspace.script]);
      const { memory = 0 } = (await status()) ?? {};
      assert.ok(memory > 150e6 && memory < 600e6, `${memory} bytes`);
    });

    it('gives the application a path where the batch system gives none', async () => {
      await prepare('#!/bin/sh\nenv\n');
      await run('env', ['-i', `/bin/${shell}`, workspace.script]);
      assert.match(await readFile(workspace.output, 'utf8'), /^PATH=.*\/usr\/bin/m);
    });

    it('leaves nothing running behind', async () => {
      await prepare('#!/bin/sh\nexit 0\n');
      const child = spawn(shell, [workspace.script], { detached: true });
      await once(child, 'exit');
      assert.throws(() => process.kill(-(child.pid ?? 0), 0), { code: 'ESRCH' });
    });

    it('does nothing when it is started a second time, even at once', async () => {
      await prepare('#!/bin/sh\necho run >>runs\n');
      const ends = await Promise.allSettled([1, 2, 3].map(() => run(shell, [workspace.script])));
      assert.equal(ends.filter(({ status: outcome }) => outcome === 'fulfilled').length, 1);
      await assert.rejects(run(shell, [workspace.script]), { code: 75 });
      assert.equal(await readFile(join(workspace.work, 'runs'), 'utf8'), 'run\n');
    });

    describe('in a workspace that cannot be used', () => {
      beforeEach(() => prepare('#!/bin/sh\necho run >>runs\nexit 3\n'));
      const assertUnused = async () => {
        assert.equal(await readFile(join(workspace.work, 'runs'), 'utf8').catch(() => ''), '');
        assert.equal(await status(), undefined);
      };

      it('tells that it cannot take its lock from a second start', async () => {
        const commands = join(directory, 'commands');
        await mkdir(commands);
        const mkdirOnFullDisk = '#!/bin/sh\necho "mkdir: No space left on device" >&2\nexit 1\n';
        await writeFile(join(commands, 'mkdir'), mkdirOnFullDisk, { mode: 0o755 });
        const env = { PATH: `${commands}:${process.env['PATH']}` };
        await assert.rejects(run(shell, [workspace.script], { env }), {
          code: 73,
          stderr: `plegma: the workspace of ${token} cannot be used: mkdir: No space left on device; nothing was run\n`,
        });
        await assertUnused();
      });

      it('runs nothing of which the logs would be lost', async () => {
        await mkdir(workspace.output);
        await assert.rejects(run(shell, [workspace.script]), {
          code: 73,
          stderr: /its logs cannot be written/,
        });
        await assertUnused();
      });

      it('says so when it cannot tell the status of the application', async () => {
        await mkdir(join(workspace.directory, '.exit_status.new'));
        const told = /ended with status 3, which cannot be written/;
        await assert.rejects(run(shell, [workspace.script]), { code: 73, stderr: told });
        assert.equal(await readFile(join(workspace.work, 'runs'), 'utf8'), 'run\n');
      });

      it('tells the status though no mark can be made', async () => {
        for (const mark of [markerNames.started, markerNames.ended, '.times'])
          await mkdir(join(workspace.directory, mark));
        await assert.rejects(run(shell, [workspace.script]), { code: 3 });
        assert.equal((await status())?.exitCode, 3);
      });
    });

    it('passes TERM on and tells that the application was ended by it', async () => {
      await prepare('#!/bin/sh\ntrap "echo tidied; exit 9" TERM\necho up\nwhile :; do sleep 0.02; done\n');
      const child = spawn(shell, [workspace.script]);
      await until('the application', async () => (await output()) !== '');
      child.kill('SIGTERM');
      await once(child, 'exit');
      const { exitCode, interrupted } = (await status()) ?? {};
      assert.deepEqual([exitCode, interrupted], [9, true]);
      assert.match(await readFile(workspace.output, 'utf8'), /tidied/);
    });

    it('tells its end though nobody reads any more what it says: a site’s startJob kept its own streams for it', async () => {
      await prepare('#!/bin/sh\necho begun\nexec sleep 60\n');
      const child = spawn(shell, [workspace.script], { detached: true });
      // Not only the marker: a signal between fork and exec may be lost in the shell.
      await until('the application', async () => (await output()) !== '');
      child.stdout.destroy();
      child.stderr.destroy();
      process.kill(-(child.pid ?? 0), 'SIGTERM');
      await once(child, 'exit');
      const { exitCode, interrupted } = (await status()) ?? {};
      assert.deepEqual([exitCode, interrupted], [143, true]);
    });

    it('ends what goes on when the end of its run was told, and what that has started', async function () {
      if (!existsSync('/proc/self/status')) leaveOut(this, NO_PROC);
      // Ends by nothing but KILL, and starts its helper anew where that ended.
      await prepare(`#!/bin/sh
trap "" TERM
help() { (trap - TERM; exec sleep 600) & }
help
echo begun
while :; do sleep 0.1; kill -0 $! 2>/dev/null || help; done
`);
      const child = spawn(shell, [workspace.script], { detached: true });
      const ended = once(child, 'exit');
      await until('the application', async () => (await output()) !== '');
      await stopRun(workspace.directory);
      await ended;
      const goesOn = (await runningProcesses()).filter(({ group }) => group === child.pid);
      assert.deepEqual(goesOn, []);
      assert.equal((await status())?.exitCode, 128 + 9);
    });

    it('tells Grid Engine another status than those that it takes for orders', async () => {
      await prepare('#!/bin/sh\nexit 100\n');
      const env = { ...process.env, SGE_TASK_ID: 'undefined' };
      await assert.rejects(run(shell, [workspace.script], { env }), { code: 98 });
      assert.equal((await status())?.exitCode, 100);
    });

    it('tells 127 or 126 of a wrapper that cannot be run', async () => {
      await prepare('#!/no/such/interpreter\n');
      await assert.rejects(run(shell, [workspace.script]));
      assert.ok([126, 127].includes((await status())?.exitCode ?? 0));
    });
  });
}

describe('quoting for sh', () => {
  it('makes one word of any text', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((value) => !value.includes('\0'));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (values) => {
        const { stdout } = await run('sh', ['-c', `printf '%s\\0' ${values.map(quoteForShell).join(' ')}`]);
        assert.deepEqual(stdout.split('\0').slice(0, -1), values);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses NUL, which no argument can hold', () => {
    assert.throws(() => quoteForShell('a\0b'), RangeError);
  });
});

describe('the exit status file', () => {
  const whole = `token=${token}\nnode=n\nstarted=10\nended=12\nexit=3\ncpu=1m1.5s 0m0,25s\nwhole\n`;

  it('is read with its times, in every locale', () => {
    const status = parseExitStatus(whole, token);
    assert.deepEqual([status?.exitCode, status?.cpuTime, status?.node], [3, 61.75, 'n']);
    assert.equal(status?.endedAt.getTime(), 12_000);
  });

  it('is no file where it is cut, of another run or without a number', () => {
    for (let length = 0; length < whole.length; length += 1) {
      assert.equal(parseExitStatus(whole.slice(0, length), token), undefined, whole.slice(0, length));
    }
    assert.equal(parseExitStatus(whole, newJobToken()), undefined);
    assert.equal(parseExitStatus(whole.replace('exit=3', 'exit=x'), token), undefined);
    // The application can write it, and a time or size that cannot be stored would keep its job from its end.
    assert.equal(parseExitStatus(whole.replace('ended=12', 'ended=999999999999999'), token), undefined);
  });
});
