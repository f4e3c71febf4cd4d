import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../support/free-ports.ts';
import { liveSystem } from '../support/live-system.ts';
import { killOutright, runningProcesses } from '../support/processes.ts';
import { until } from '../support/until.ts';

const run = promisify(execFile);
const scripts = import.meta.dirname;

/** A live Slurm with its TORQUE commands. */
export interface Cluster {
  /** What every client process needs in its environment. */
  readonly environment: { readonly SLURM_CONF: string };
  /** What only the owner of a cluster may do to it; undefined for one that SLURM_CONF named. */
  readonly faults: ClusterFaults | undefined;
}

/** Ways to break a cluster of our own. */
export interface ClusterFaults {
  /** Kills slurmctld as a crash does. */
  crashController(): Promise<void>;
  /** Kills the node of a running job with all that runs on it for Slurm, and tells Slurm of it. */
  crashNodeOf(batchId: string): Promise<void>;
  /** Starts again what was killed, on the state that was saved. */
  restart(): Promise<void>;
  /**
   * Cancels all jobs, until none is left, and takes nodes back into service, until all are idle: after a crash Slurm may
   * take what has ended for running for ever, and drains nodes for the jobs that it could not launch.
   */
  clear(): Promise<void>;
  /** Resolves when the controller has saved its jobs later than `time`: up to 5 s after each change. */
  savedAfter(time: Date): Promise<void>;
}

/** Why tests that kill daemons are left out on a cluster that somebody else started. */
export const FOREIGN_CLUSTER = 'Only a cluster that the tests have started themselves is broken.';

let directory: string | undefined;

/** The one cluster of this test run, ended after the last test. */
export const clusterOrSkip = liveSystem(startCluster);

async function startCluster(): Promise<Cluster | string> {
  const configured = process.env['SLURM_CONF'];
  if (configured !== undefined) return foreignCluster(configured);
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return 'a Slurm cluster can be started only by root on Debian; set SLURM_CONF to use one that runs.';
  }
  if (!(await exists('/usr/bin/apt-get'))) return 'this machine has no apt-get to install Slurm with.';
  directory = await mkdtemp('/tmp/plg-slurm-');
  try {
    return await ownCluster(directory);
  } catch (error) {
    return `Slurm did not start: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function foreignCluster(configuration: string): Promise<Cluster | string> {
  const environment = { SLURM_CONF: configuration };
  try {
    await run('sinfo', ['--noheader'], { env: { ...process.env, ...environment }, timeout: 30_000 });
  } catch {
    return `SLURM_CONF is ${configuration}, but no cluster answers there.`;
  }
  return { environment, faults: undefined };
}

async function ownCluster(dir: string): Promise<Cluster> {
  const env = { ...process.env, SLURM_PORT: String(await freePorts(9)) };
  const up = async () => {
    await run(join(scripts, 'slurm-up.sh'), [dir], { env, timeout: 170_000 });
  };
  await up();
  const faults = {
    crashController: async () => {
      await killOutright(Number(await readFile(join(dir, 'ctl/slurmctld.pid'), 'utf8')));
    },
    crashNodeOf: (batchId: string) => crashNodeOf(dir, batchId),
    restart: up,
    clear: () => clear({ ...env, SLURM_CONF: join(dir, 'slurm.conf') }),
    savedAfter: async (time: Date) => {
      const saved = join(dir, 'state/job_state');
      const isSaved = () =>
        stat(saved)
          .then(({ mtime }) => mtime > time)
          .catch(() => false);
      await until('the jobs saved by slurmctld', isSaved, 20_000);
    },
  };
  return { environment: { SLURM_CONF: join(dir, 'slurm.conf') }, faults };
}

async function clear(env: NodeJS.ProcessEnv): Promise<void> {
  const isEmpty = async () => {
    const { stdout } = await run('squeue', ['--noheader', '-o', '%A'], { env });
    const ids = stdout.split('\n').filter(Boolean);
    // Some end by themselves meanwhile.
    if (ids.length > 0) await run('scancel', ids, { env }).catch(() => undefined);
    const { stdout: states } = await run('sinfo', ['--noheader', '--Node', '-o', '%N %T'], { env });
    const busy = states.split('\n').filter((line) => line !== '' && !line.endsWith(' idle'));
    for (const line of busy.filter((one) => /down|drain/.test(one))) {
      const resume = ['update', `nodename=${line.split(' ')[0]}`, 'state=resume'];
      await run('scontrol', resume, { env }).catch(() => undefined);
    }
    return ids.length === 0 && busy.length === 0;
  };
  await until('a cluster without jobs, all nodes idle', isEmpty, 60_000);
}

async function crashNodeOf(dir: string, batchId: string): Promise<void> {
  const env = { ...process.env, SLURM_CONF: join(dir, 'slurm.conf') };
  const { stdout } = await run('squeue', ['--noheader', '-j', batchId, '-o', '%B'], { env });
  const node = stdout.trim();
  const doomed = [
    Number(await readFile(join(dir, `run/${node}.pid`), 'utf8')),
    ...(await stepsOn(dir, node)),
  ];
  await Promise.all(doomed.map(killOutright));
  // What slurmctld finds out by itself after SlurmdTimeout, 300 s.
  await run('scontrol', ['update', `nodename=${node}`, 'state=down', 'reason=killed'], { env });
}

/** The processes of jobs on a node, each slurmstepd before what it started. */
async function stepsOn(dir: string, node: string): Promise<readonly number[]> {
  const processes = await runningProcesses();
  const steps = new Set(processes.filter(({ name }) => name.startsWith('slurmstepd')).map(({ pid }) => pid));
  const found = processes.flatMap(({ pid, parent, environment }) => {
    const variables = environment.split('\0');
    const isOurs = variables.includes(`SLURM_CONF=${join(dir, 'slurm.conf')}`);
    if (!isOurs || !variables.includes(`SLURMD_NODENAME=${node}`)) return [];
    return steps.has(parent) ? [parent, pid] : [pid];
  });
  return [...new Set(found)];
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

after(async function () {
  this.timeout(60_000);
  if (directory !== undefined) await run(join(scripts, 'slurm-down.sh'), [directory, '--purge']);
});
