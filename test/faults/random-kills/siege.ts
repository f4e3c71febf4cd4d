import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { blobSource } from '../../../src/client/blob-source.ts';
import type { Provider } from '../../../src/client/connect-provider.ts';
import { collect, listAll } from '../../../src/client/list-all.ts';
import { uploadFile } from '../../../src/client/upload-file.ts';
import type { Job } from '../../../src/contracts/generated/job-types.ts';
import { isTerminal } from '../../../src/provider/jobs/job-states.ts';
import type { ClusterFaults } from '../../slurm/cluster.ts';
import { until } from '../../support/until.ts';
import { configurationOf } from '../service.ts';
import { BesiegedService } from './besieged-service.ts';
import { assertAccounts, assertJob, assertNoProcessLeft } from './judgement.ts';
import { anyOrder, type Order, type Place } from './orders.ts';
import { Random } from './random.ts';

/** How a service is besieged. */
export interface SiegePlan {
  readonly seed: number;
  /** For which jobs are submitted and the service is killed. */
  readonly seconds: number;
  /** Seconds in which the last jobs must have come to their ends. */
  readonly calm: number;
  readonly places: readonly Place[];
  /** Given where the batch server is killed too. */
  readonly cluster?: ClusterFaults;
}

const customers = 6;

/**
 * Customers submit and cancel jobs of all kinds while the service is killed at random, and do not give up. When all is
 * quiet every job must have come to its right end: once, charged once or not at all, with nothing left over.
 *
 * @returns How often each kind of job came to each end at each place.
 */
export async function besiege(plan: SiegePlan): Promise<ReadonlyMap<string, number>> {
  const directory = await mkdtemp('/tmp/plegma-siege-');
  await chmod(directory, 0o755);
  const service = new BesiegedService(directory, configurationFor(directory, plan.places));
  try {
    const siege = await Siege.begin(plan, service);
    const orders = await siege.rage();
    const jobs = await siege.settled();
    await siege.judge(directory, orders, jobs);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    return tally(orders, jobs);
  } finally {
    await service.end('SIGTERM');
  }
}

function configurationFor(directory: string, places: readonly Place[]): { readonly provider: object } {
  const applications = join(import.meta.dirname, 'applications');
  const platforms = places.map(({ kind, settings }) => ({ ...settings, kind, name: kind }));
  const prices = [{ metric: 'job', price: '0.05' }];
  const resources = places.map(({ kind }) => ({ id: `res-${kind}`, name: kind, platform: kind, prices }));
  const common = configurationOf(directory, {}, applications);
  return { ...common, provider: { ...common.provider, platforms, resources } };
}

class Siege {
  readonly #plan: SiegePlan;
  readonly #service: BesiegedService;
  readonly #customer: Provider;
  readonly #accountId: string;
  readonly #stagerId: string;
  readonly #end: number;

  private constructor(
    plan: SiegePlan,
    service: BesiegedService,
    customer: Provider,
    own: { accountId: string; stagerId: string },
  ) {
    this.#plan = plan;
    this.#service = service;
    this.#customer = customer;
    this.#accountId = own.accountId;
    this.#stagerId = own.stagerId;
    this.#end = Date.now() + plan.seconds * 1000;
  }

  static async begin(plan: SiegePlan, service: BesiegedService): Promise<Siege> {
    const customer = await service.open();
    const { account } = await customer.accounts.OpenAccount({ title: 'Siege', contact: 'test@example.org' });
    const { accountId } = account;
    const file = blobSource(new Blob(['hello'], { type: 'text/plain' }), 'text.txt');
    const { stagerId } = await uploadFile(customer.data, file, { accountId });
    return new Siege(plan, service, customer, { accountId, stagerId });
  }

  /** The time of the attacks. @returns What was ordered, by the label of its jobs. */
  async rage(): Promise<ReadonlyMap<string, Order>> {
    const orders = new Map<string, Order>();
    const random = (share: number) => new Random(this.#plan.seed * 1000 + share);
    const buying = Array.from({ length: customers }, (_, share) =>
      this.#buy(`c${share}`, random(share), orders),
    );
    await Promise.all([this.#attack(random(customers)), ...buying]);
    return orders;
  }

  /** All jobs, when each has come to an end. */
  async settled(): Promise<readonly Job[]> {
    return until(
      'the end of all jobs',
      async () => {
        const jobs = await this.#jobs();
        return jobs.every(({ state }) => isTerminal(state)) && jobs;
      },
      this.#plan.calm * 1000,
    );
  }

  async judge(directory: string, orders: ReadonlyMap<string, Order>, jobs: readonly Job[]): Promise<void> {
    const byLabel = new Map(
      [...orders.keys()].map((label) => [label, jobs.filter((job) => job.label === label)]),
    );
    assert.equal(
      jobs.length,
      [...orders.values()].reduce((sum, order) => sum + order.jobs, 0),
      'number of jobs',
    );
    for (const [label, order] of orders) {
      const own = byLabel.get(label) ?? [];
      assert.equal(own.length, order.jobs, `jobs of ${label}`);
      for (const { jobId } of own) {
        const { job } = await this.#customer.jobs.GetJob({ jobId });
        await assertJob(this.#customer, directory, order, job);
      }
    }
    await assertAccounts(this.#customer, this.#accountId, jobs);
    await assertNoProcessLeft(directory);
  }

  async #buy(name: string, random: Random, orders: Map<string, Order>): Promise<void> {
    for (let number = 1; Date.now() < this.#end; number += 1) {
      const label = `${name}-${number}`;
      const order = anyOrder(random, this.#plan.places);
      orders.set(label, order);
      await this.#place(label, order);
      await pause(random.between(0, 1_500));
    }
  }

  async #place(label: string, { wish, cancelAfter }: Order): Promise<void> {
    const { job } = await this.#customer.jobs.SubmitJob({
      ...wish,
      requestId: label,
      label,
      accountId: this.#accountId,
      inputs: [{ name: 'text', stagerId: this.#stagerId }],
    });
    if (cancelAfter === undefined) return;
    await pause(cancelAfter);
    await this.#customer.jobs.CancelJob({ jobId: job.jobId, requestId: `${label}-cancel` });
  }

  async #attack(random: Random): Promise<void> {
    const breaking = this.#plan.cluster === undefined ? 0 : 2;
    while (Date.now() < this.#end) {
      await this.#service.serving;
      await pause(random.between(0, 5_000));
      await random.pick([
        [5, () => this.#service.end('SIGKILL')],
        [2, () => this.#killTwice(random)],
        [2, () => this.#service.end('SIGTERM')],
        [breaking, () => this.#killWithBatchServer(random)],
      ])();
      this.#service.start();
    }
  }

  /** The second time while it starts. */
  async #killTwice(random: Random): Promise<void> {
    await this.#service.end('SIGKILL');
    this.#service.start();
    await pause(random.between(0, 3_000));
    await this.#service.end('SIGKILL');
  }

  async #killWithBatchServer(random: Random): Promise<void> {
    await Promise.all([this.#plan.cluster?.crashController(), this.#service.end('SIGKILL')]);
    await pause(random.between(0, 3_000));
    // The service comes back before, with, or after the batch server.
    if (random.next() < 0.5) this.#service.start();
    await this.#plan.cluster?.restart();
    await this.#service.end('SIGKILL');
  }

  #jobs(): Promise<Job[]> {
    const accountId = this.#accountId;
    return collect(
      listAll(
        (cursor) => this.#customer.jobs.ListJobs({ accountId, cursor }),
        (page) => page.jobs,
      ),
    );
  }
}

function tally(orders: ReadonlyMap<string, Order>, jobs: readonly Job[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { label = '', detail } of jobs) {
    const order = orders.get(label);
    const line = `${order?.kind} on ${order?.place.kind}: ${detail?.code}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return new Map([...counts].sort());
}
