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
import { SoapFaultError } from '../../../src/soap/client/soap-fault-error.ts';
import { until } from '../../support/until.ts';
import { configurationOf } from '../service.ts';
import { Attacks, type BatchServer, type Battlefield } from './attacks.ts';
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
  readonly server?: BatchServer;
  /** How many serve on the one data directory; one where nothing is said. */
  readonly services?: number;
}

/** Customers at once. */
const BUYERS = 6;

/**
 * Customers submit and cancel jobs of all kinds while the service is killed at random, and do not give up. When all is
 * quiet every job must have come to its right end: once, charged once or not at all, with nothing left over.
 *
 * @returns How often each attack was made, and each kind of job came to each end at each place.
 */
export async function besiege(plan: SiegePlan): Promise<readonly (readonly [what: string, count: number])[]> {
  const directory = await mkdtemp('/tmp/plegma-siege-');
  await chmod(directory, 0o755);
  const serve = (name: string) =>
    new BesiegedService(directory, name, configurationFor(directory, plan.places));
  const first = serve('plegma');
  const others = Array.from({ length: (plan.services ?? 1) - 1 }, (_, number) => serve(`plegma-${number}`));
  const { places, server } = plan;
  const field = { services: [first, ...others], directory, places, server } as const;
  try {
    const siege = await Siege.begin(plan, field);
    const orders = await siege.rage();
    const jobs = await siege.settled();
    await siege.judge(orders, jobs);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    return [...siege.attacks, ...tally(orders, jobs)];
  } finally {
    await Promise.all(field.services.map((service) => service.end('SIGTERM')));
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
  readonly #field: Battlefield;
  readonly #attacks: Attacks;
  /** The same one, at each of the services. */
  readonly #customers: readonly [Provider, ...Provider[]];
  readonly #accountId: string;
  readonly #stagerId: string;
  #rages = true;
  /** Customers do not give up by themselves. */
  readonly #failed = new AbortController();

  private constructor(
    plan: SiegePlan,
    field: Battlefield,
    customers: readonly [Provider, ...Provider[]],
    own: { accountId: string; stagerId: string },
  ) {
    this.#plan = plan;
    this.#field = field;
    this.#attacks = new Attacks(field, new Random(plan.seed * 1000 + BUYERS));
    this.#customers = customers;
    this.#accountId = own.accountId;
    this.#stagerId = own.stagerId;
  }

  static async begin(plan: SiegePlan, field: Battlefield): Promise<Siege> {
    const [first, ...others] = field.services;
    const customer = await first.open();
    const customers = [customer, ...(await Promise.all(others.map((service) => service.open())))] as const;
    const { account } = await customer.accounts.OpenAccount({ title: 'Siege', contact: 'test@example.org' });
    const { accountId } = account;
    const file = blobSource(new Blob(['hello'], { type: 'text/plain' }), 'text.txt');
    const { stagerId } = await uploadFile(customer.data, file, { accountId });
    return new Siege(plan, field, customers, { accountId, stagerId });
  }

  /** How often each was made. */
  get attacks(): ReadonlyMap<string, number> {
    return this.#attacks.made;
  }

  /** The time of the attacks. @returns What was ordered, by the label of its jobs. */
  async rage(): Promise<ReadonlyMap<string, Order>> {
    const orders = new Map<string, Order>();
    const buying = Array.from({ length: BUYERS }, (_, share) => this.#buy(share, orders));
    const end = Date.now() + this.#plan.seconds * 1000;
    const attacking = this.#attacks.rage(end, this.#failed.signal).finally(() => {
      this.#rages = false;
    });
    const all = [attacking, ...buying];
    try {
      await Promise.all(all);
    } catch (error) {
      this.#failed.abort();
      await Promise.allSettled(all);
      throw error;
    }
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

  async judge(orders: ReadonlyMap<string, Order>, jobs: readonly Job[]): Promise<void> {
    const { directory } = this.#field;
    const [customer] = this.#customers;
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
        const { job } = await customer.jobs.GetJob({ jobId });
        await assertJob(customer, directory, order, job, this.#attacks.jobsWithoutLauncher.has(jobId));
      }
    }
    await assertAccounts(customer, this.#accountId, jobs);
    await assertNoProcessLeft(directory);
  }

  async #buy(share: number, orders: Map<string, Order>): Promise<void> {
    const random = new Random(this.#plan.seed * 1000 + share);
    const customer = this.#customers[share % this.#customers.length] ?? this.#customers[0];
    for (let number = 1; this.#rages; number += 1) {
      const label = `c${share}-${number}`;
      const order = anyOrder(random, this.#plan.places);
      orders.set(label, order);
      await this.#place(customer, label, order);
      await pause(random.between(0, 1_500));
    }
  }

  async #place(customer: Provider, label: string, { wish, cancelAfter }: Order): Promise<void> {
    const { signal } = this.#failed;
    const submission = {
      ...wish,
      requestId: label,
      label,
      accountId: this.#accountId,
      inputs: [{ name: 'text', stagerId: this.#stagerId }],
    };
    const { job } = await customer.jobs.SubmitJob(submission, { signal });
    if (cancelAfter === undefined) return;
    await pause(cancelAfter);
    const cancellation = { jobId: job.jobId, requestId: `${label}-cancel` };
    await customer.jobs.CancelJob(cancellation, { signal }).catch((error: unknown) => {
      // A disaster was quicker; what it did is judged with the other ends.
      if (!(error instanceof SoapFaultError && error.code === 'JOB_STATE')) throw error;
    });
  }

  #jobs(): Promise<Job[]> {
    const accountId = this.#accountId;
    const [customer] = this.#customers;
    return collect(
      listAll(
        (cursor) => customer.jobs.ListJobs({ accountId, cursor }),
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
