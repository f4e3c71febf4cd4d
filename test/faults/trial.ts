import assert from 'node:assert/strict';
import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobSource } from '../../src/client/blob-source.ts';
import { uploadFile } from '../../src/client/upload-file.ts';
import type { Job, Requirements } from '../../src/contracts/generated/job-types.ts';
import type { StepMoment } from '../../src/provider/jobs/job-context.ts';
import { isTerminal } from '../../src/provider/jobs/job-states.ts';
import { until } from '../support/until.ts';
import { assertGuarantee } from './guarantee.ts';
import { configurationOf, type Service, startService } from './service.ts';

/** What can be run, and what it must have written when it finished. */
const applications = {
  /** Ends at once. */
  upper: { arguments: [{ name: 'word', value: 'again' }], output: 'again|1||HELLO' },
  /** Runs until the test lets it go on. */
  waiter: { arguments: [], output: 'hello' },
} as const;

export type ApplicationName = keyof typeof applications;

/** One customer with one service that has faults, over one directory. */
export class Trial {
  /** Of everything that the service keeps. */
  readonly directory: string;
  readonly #configuration: object;
  readonly #submitted = new Map<string, ApplicationName>();
  #service: Service;
  #accountId = '';
  #stagerId = '';

  private constructor(directory: string, configuration: object, service: Service) {
    this.directory = directory;
    this.#configuration = configuration;
    this.#service = service;
  }

  /** Starts the service, opens an account and sends the input of all jobs. */
  static async begin(name: string, platform: object): Promise<Trial> {
    // Below /tmp itself: batch systems take no odd characters in a path.
    const directory = await mkdtemp(`/tmp/plegma-${name}-`);
    await chmod(directory, 0o755);
    const configuration = configurationOf(directory, platform);
    const trial = new Trial(directory, configuration, await startService(configuration));
    await trial.#becomeCustomer();
    return trial;
  }

  /** The same customer at another service over the same directory. */
  async beside(): Promise<Trial> {
    const other = new Trial(this.directory, this.#configuration, await startService(this.#configuration));
    other.#accountId = this.#accountId;
    other.#stagerId = this.#stagerId;
    return other;
  }

  get service(): Service {
    return this.#service;
  }

  get workspaces(): string {
    return join(this.directory, 'workspaces');
  }

  /** Asks for a job under a request id of that name, once. @returns The job's id; throws where no answer came. */
  async submit(
    request: string,
    application: ApplicationName = 'upper',
    requirements?: Requirements,
  ): Promise<string> {
    const { job } = await this.#service.customer.jobs.SubmitJob({
      requestId: request,
      accountId: this.#accountId,
      applicationUri: `urn:test:${application}`,
      resourceId: 'res-tested',
      arguments: applications[application].arguments,
      inputs: [{ name: 'text', stagerId: this.#stagerId }],
      requirements,
    });
    this.#submitted.set(job.jobId, application);
    return job.jobId;
  }

  /** The service is gone, or is sent away now; another one takes over what it left. */
  async restart(deadly: StepMoment | '-' = '-'): Promise<void> {
    await this.#service.kill();
    this.#service = await startService(this.#configuration, deadly);
  }

  async job(jobId: string): Promise<Job> {
    return (await this.#service.customer.jobs.GetJob({ jobId })).job;
  }

  /** Waits until the job is as it should be. */
  waitFor(jobId: string, what: string, wanted: (job: Job) => boolean, deadline = 180_000): Promise<Job> {
    const look = async () => {
      const job = await this.job(jobId);
      return wanted(job) && job;
    };
    return until(`${jobId} ${what}`, look, deadline);
  }

  /** Resolves when the application has begun. */
  async begun(jobId: string): Promise<void> {
    const runs = join(this.workspaces, jobId, 'runs');
    await until(
      `${jobId} begun`,
      () =>
        access(runs).then(
          () => true,
          () => false,
        ),
      60_000,
    );
  }

  /** Lets a `waiter` come to its end. */
  async letGo(jobId: string): Promise<void> {
    await writeFile(join(this.workspaces, jobId, 'go'), '');
  }

  /** Waits for the end of a job and holds it against the guarantee. */
  async judge(jobId: string): Promise<Job> {
    const job = await this.waitFor(jobId, 'at its end', ({ state }) => isTerminal(state));
    const { output } = applications[this.#submitted.get(jobId) ?? 'upper'];
    await assertGuarantee(this.#service.customer, job, output, this.workspaces);
    return job;
  }

  /** When all jobs have ended, no credit is held back any more. */
  async assertNothingReserved(): Promise<void> {
    const { account } = await this.#service.customer.accounts.GetAccount({ accountId: this.#accountId });
    assert.equal(Number(account.reserved), 0);
  }

  async end(): Promise<void> {
    await this.#service.stop();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }

  async #becomeCustomer(): Promise<void> {
    const { accounts, data } = this.#service.customer;
    const { account } = await accounts.OpenAccount({ title: 'Faults', contact: 'test@example.org' });
    this.#accountId = account.accountId;
    const file = blobSource(new Blob(['hello'], { type: 'text/plain' }), 'text.txt');
    this.#stagerId = (await uploadFile(data, file, { accountId: this.#accountId })).stagerId;
  }
}
