import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Figure } from '../figure.ts';

const execute = promisify(execFile);
const scripts = join(import.meta.dirname, '../../test/slurm');

/** A Slurm of this machine's own, whose nodes are all taken: what is submitted waits. */
export interface FullCluster {
  readonly environment: { readonly SLURM_CONF: string };
  /** A directory that its jobs may write to. */
  readonly directory: string;
  qsub(name: string): Promise<void>;
  /** @returns The id of the job. */
  sbatch(name: string): Promise<string>;
  /** Takes all waiting jobs out of the queue. */
  empty(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Measures on a live Slurm whose nodes are all taken, so that only submission and tracking cost anything. Needs root on
 * Debian; left out elsewhere.
 *
 * @throws Error with the reason
 */
export async function onFullCluster(
  measure: (cluster: FullCluster) => Promise<Figure[]>,
): Promise<readonly Figure[]> {
  if (process.getuid?.() !== 0) {
    console.error('batch: left out, a Slurm can be started only by root.');
    return [];
  }
  const cluster = await startFullCluster();
  try {
    return await measure(cluster);
  } finally {
    await cluster.stop();
  }
}

async function startFullCluster(): Promise<FullCluster> {
  const directory = await mkdtemp('/tmp/plg-bench-');
  const up = join(scripts, 'slurm-up.sh');
  await execute(up, [directory], { env: { ...process.env, SLURM_PORT: '28100' }, timeout: 170_000 });
  const environment = { SLURM_CONF: join(directory, 'slurm.conf') };
  const options = { env: { ...process.env, ...environment }, cwd: directory };
  const run = async (command: string, ...words: string[]) =>
    (await execute(command, words, options)).stdout.trim();
  const script = join(directory, 'wait.sh');
  await writeFile(script, '#!/bin/sh\nexec sleep 3600\n', { mode: 0o755 });
  await run('sbatch', '--nodes=8', '--ntasks-per-node=2', '--output=/dev/null', script);
  while ((await run('squeue', '--noheader', '--states=RUNNING')) === '') await pause(100);
  return {
    environment,
    directory,
    qsub: async (name) => {
      const out = join(directory, 'out');
      await run('qsub', ...['-N', name, '-l', 'nodes=1:ppn=1', '-o', out, '-e', out, '-v', 'A=1', script]);
    },
    sbatch: (name) =>
      run('sbatch', '--parsable', `--job-name=${name}`, '--output=/dev/null', '--export=A=1', script),
    empty: async () => void (await run('scancel', '--state=PENDING', '--user=root')),
    stop: async () => void (await execute(join(scripts, 'slurm-down.sh'), [directory, '--purge'])),
  };
}
