import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const applications = resolve(import.meta.dirname, '../../applications');

export interface WrapperRun {
  readonly exitCode: number | null;
  readonly stderr: string;
}

/** Runs an application's wrapper as a batch system would: as a program of its own, in its work directory. */
export async function runWrapper(
  application: string,
  workDirectory: string,
  args: readonly string[],
): Promise<WrapperRun> {
  const wrapper = spawn(join(applications, application, 'startJob.mjs'), args, {
    cwd: workDirectory,
    env: { ...process.env, PLEGMA_WORKSPACE: workDirectory },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(wrapper, 'close');
  const stderr = await text(wrapper.stderr);
  await closed;
  return { exitCode: wrapper.exitCode, stderr };
}
