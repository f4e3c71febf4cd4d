import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ClusterFaults } from '../../slurm/cluster.ts';
import { killOutright, type RunningProcess, runningProcesses } from '../../support/processes.ts';
import type { BesiegedService } from './besieged-service.ts';
import type { Place } from './orders.ts';
import type { Random } from './random.ts';

/** A batch server of our own, that can be killed. */
export type BatchServer = Pick<ClusterFaults, 'crashController' | 'restart'>;

/** What can be attacked. */
export interface Battlefield {
  /** On one data directory. */
  readonly services: readonly [BesiegedService, ...BesiegedService[]];
  /** Where the services keep everything. */
  readonly directory: string;
  readonly places: readonly Place[];
  /** Given where the batch server is killed too. */
  readonly server?: BatchServer | undefined;
}

interface Attack {
  readonly name: string;
  /** How often, compared with the others. */
  readonly weight: number;
  readonly strike: () => Promise<void>;
}

/** Attacks without pause, each kind at least once, in an order that repeats itself for the same seed. */
export class Attacks {
  /** How often each was made. */
  readonly made = new Map<string, number>();
  /** Jobs whose launcher was killed alone, on the local platform. */
  readonly jobsWithoutLauncher = new Set<string>();
  readonly #field: Battlefield;
  readonly #random: Random;

  constructor(field: Battlefield, random: Random) {
    this.#field = field;
    this.#random = random;
  }

  /** Goes on until `end` (ms), or until each kind was made, where it is not given up before. */
  async rage(end: number, givenUp: AbortSignal): Promise<void> {
    const all = this.#attacks();
    const untried = new Set(all);
    while (!givenUp.aborted && (Date.now() < end || untried.size > 0)) {
      await Promise.all(this.#field.services.map(({ serving }) => serving));
      await pause(this.#random.between(0, 2_500));
      const choice = untried.size > 0 ? [...untried] : all;
      const attack = this.#random.pick(choice.map((one) => [one.weight, one]));
      await attack.strike();
      untried.delete(attack);
      this.made.set(attack.name, (this.made.get(attack.name) ?? 0) + 1);
    }
  }

  #attacks(): readonly Attack[] {
    const { server, places, services } = this.#field;
    const attacks: Attack[] = [
      { name: 'service killed', weight: 5, strike: () => this.#killOne() },
      { name: 'service killed again and again', weight: 3, strike: () => this.#killWhileStarting() },
      { name: 'service stopped', weight: 2, strike: () => this.#stopOne() },
      { name: 'runner of commands killed', weight: 2, strike: () => this.#killRunners() },
    ];
    if (places.some(({ kind }) => kind === 'local')) {
      attacks.push({ name: 'launchers of jobs killed', weight: 2, strike: () => this.#killLaunchers() });
    }
    if (services.length > 1) {
      attacks.push({ name: 'all services killed', weight: 1, strike: () => this.#killAll() });
    }
    if (server !== undefined) {
      const strike = () => this.#killWithBatchServer(server);
      attacks.push({ name: 'batch server killed with the service', weight: 2, strike });
    }
    return attacks;
  }

  #anyService(): BesiegedService {
    return this.#random.pick(this.#field.services.map((one) => [1, one]));
  }

  async #killOne(): Promise<void> {
    const service = this.#anyService();
    await service.end('SIGKILL');
    service.start();
  }

  /** While it starts, and while it takes up the jobs of the one before. */
  async #killWhileStarting(): Promise<void> {
    const service = this.#anyService();
    await service.end('SIGKILL');
    for (let kills = Math.ceil(this.#random.between(0, 4)); kills > 0; kills -= 1) {
      service.start();
      if (this.#random.next() < 0.5) await service.serving;
      await pause(this.#random.between(0, 1_500));
      await service.end('SIGKILL');
    }
    service.start();
  }

  async #stopOne(): Promise<void> {
    const service = this.#anyService();
    await service.end('SIGTERM');
    service.start();
  }

  async #killAll(): Promise<void> {
    await Promise.all(this.#field.services.map((service) => service.end('SIGKILL')));
    for (const service of this.#field.services) service.start();
  }

  /** The small processes that run the commands of batch systems for the services. */
  async #killRunners(): Promise<void> {
    const services = new Set(this.#field.services.map(({ pid }) => pid));
    const runners = (await runningProcesses()).filter(
      ({ name, parent }) => name === 'plegma-commands' && services.has(parent),
    );
    await Promise.all(runners.map(({ pid }) => killOutright(pid)));
  }

  /** What stands between a service and its local jobs: about every second one, and nothing below it. */
  async #killLaunchers(): Promise<void> {
    const launchers = (await runningProcesses()).filter(({ pid, group }) => pid === group);
    for (const launcher of launchers) {
      const jobId = this.#jobLaunchedBy(launcher);
      if (jobId === undefined || this.#random.next() < 0.5) continue;
      this.jobsWithoutLauncher.add(jobId);
      await killOutright(launcher.pid);
    }
  }

  #jobLaunchedBy({ words }: RunningProcess): string | undefined {
    if (!words.includes('plegma-launcher')) return undefined;
    const workspaces = join(this.#field.directory, 'workspaces');
    const workspace = words.map(dirname).find((directory) => dirname(directory) === workspaces);
    // Of a further attempt the workspace's name has a number after the job's.
    return workspace === undefined ? undefined : basename(workspace).split('.')[0];
  }

  async #killWithBatchServer(server: BatchServer): Promise<void> {
    const service = this.#anyService();
    await Promise.all([server.crashController(), service.end('SIGKILL')]);
    await pause(this.#random.between(0, 3_000));
    // The service comes back before, with, or after the batch server.
    if (this.#random.next() < 0.5) service.start();
    await server.restart();
    await service.end('SIGKILL');
    service.start();
  }
}
