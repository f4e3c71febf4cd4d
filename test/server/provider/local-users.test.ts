import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chown, lstat, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { blobSource } from '../../../src/client/blob-source.ts';
import { downloadStager } from '../../../src/client/download-stager.ts';
import { MemorySink } from '../../../src/client/memory-sink.ts';
import { uploadFile } from '../../../src/client/upload-file.ts';
import type { Job } from '../../../src/contracts/generated/job-types.ts';
import { isTerminal } from '../../../src/provider/jobs/job-states.ts';
import { configurationOf, type Service, startService } from '../../faults/service.ts';
import { clusterOrSkip } from '../../slurm/cluster.ts';
import { type TestUsers, testUsersOrSkip } from '../../support/local-users.ts';
import { reachableDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';

const run = promisify(execFile);
/** The client that the development authority makes. */
const SUBJECT = 'EMAILADDRESS=none,CN=Development client,OU=none,O=Plegma development,L=none,ST=none,C=GR';
const scripts = join(import.meta.dirname, '../../../examples/site-scripts');
const script = (folder: string) => ({
  kind: 'script',
  startJob: join(scripts, folder, 'startJob'),
  checkJob: join(scripts, folder, 'checkJob'),
  killJob: join(scripts, folder, 'killJob'),
});

describe('jobs that run as local users of an unprivileged service', function () {
  this.timeout(180_000);
  let users: TestUsers | undefined;
  let directory: string;
  let service: Service;
  let accountId: string;

  before(async function () {
    users = await testUsersOrSkip(this);
    directory = reachableDirectory('users');
    await chown(directory, users.service.uid, users.service.gid);
  });
  afterEach(() => service?.stop());
  after(() => users?.remove());

  async function begin(platform: object, mapping: object): Promise<void> {
    const base = { ...configurationOf(directory, { ...platform, ...mapping }) };
    const applications = join(import.meta.dirname, 'fixtures/applications');
    const { provider } = base as { provider: object };
    const configuration = { ...base, provider: { ...provider, applications } };
    service = await startService(configuration, '-', users?.service);
    const { account } = await service.customer.accounts.OpenAccount({ title: 'Users', contact: 'none' });
    accountId = account.accountId;
  }

  async function submit(text: string): Promise<string> {
    const { data, jobs } = service.customer;
    const file = blobSource(new Blob([text], { type: 'text/plain' }), 'text.txt');
    const { stagerId } = await uploadFile(data, file, { accountId });
    const { job } = await jobs.SubmitJob({
      accountId,
      applicationUri: 'urn:test:identity',
      resourceId: 'res-tested',
      inputs: [{ name: 'text', stagerId }],
    });
    return job.jobId;
  }

  const job = async (jobId: string): Promise<Job> => (await service.customer.jobs.GetJob({ jobId })).job;
  const whenIn = (jobId: string, wanted: (state: Job['state']) => boolean) =>
    until(
      `${jobId} as wanted`,
      async () => {
        const now = await job(jobId);
        return wanted(now.state) && now;
      },
      60_000,
    );
  const gone = (path: string) =>
    until(
      `${path} is gone`,
      () =>
        lstat(path).then(
          () => false,
          () => true,
        ),
      20_000,
    );
  const workspaceOf = (jobId: string) => join(directory, 'workspaces', jobId);

  async function outputOf({ outputs }: Job): Promise<string> {
    const { data } = service.customer;
    const { stager } = await data.GetStager({ stagerId: outputs[0]?.stagerId ?? '' });
    const sink = new MemorySink();
    await downloadStager(data, stager, sink);
    return new TextDecoder().decode(sink.bytes());
  }

  const mapped = () => ({ localUsers: [{ subject: SUBJECT, user: users?.customer.name }] });

  /** One that comes to its end, one that is cancelled; both leave nothing. */
  async function provesItself(): Promise<void> {
    const name = users?.customer.name ?? '';
    const [ending, waiting] = [await submit('hello'), await submit('wait')];
    const ended = await whenIn(ending, isTerminal);
    assert.equal(ended.state, 'finished', ended.detail?.text);
    assert.equal(await outputOf(ended), `${name}\n`);
    const { uid, gid, mode } = await lstat(workspaceOf(ending));
    assert.deepEqual([uid, gid], [users?.customer.uid, users?.service.gid]);
    assert.equal(mode & 0o007, 0, 'a workspace is nobody else’s to see');
    await gone(join(workspaceOf(ending), 'work'));

    await whenIn(waiting, (state) => state === 'running');
    const log = () => service.customer.jobs.ReadJobLog({ jobId: waiting, stream: 'output' });
    await until('its log', async () => (await log()).text === `${name}\n`, 20_000);
    await service.customer.jobs.CancelJob({ jobId: waiting });
    assert.equal((await whenIn(waiting, isTerminal)).state, 'cancelled');
    const { stdout } = await run('ps', ['-o', 'args=', '-u', name]).catch(() => ({ stdout: '' }));
    assert.doesNotMatch(stdout, /sleep 600/);

    for (const jobId of [ending, waiting]) {
      await service.customer.jobs.DestroyJob({ jobId });
      await gone(workspaceOf(jobId));
    }
  }

  it('local: output and log come back, cancelling reaches it, nothing stays', async () => {
    await begin({ kind: 'local', slots: 2 }, mapped());
    await provesItself();
  });

  it('see neither the database nor the files of others', async () => {
    await begin({ kind: 'local', slots: 2 }, mapped());
    const { stdout: listed } = await run('ls', [directory]);
    assert.match(listed, /plegma\.db\n.*plegma\.db-wal\n.*stagers\n/s);
    const asCustomer = (...words: string[]) =>
      run('sudo', ['-n', '-u', users?.customer.name ?? '', '--', ...words]);
    for (const file of ['plegma.db', 'plegma.db-wal', 'certs/provider.key'])
      await assert.rejects(asCustomer('cat', join(directory, file)), /Permission denied/, file);
    for (const folder of ['stagers', 'workspaces'])
      await assert.rejects(asCustomer('ls', join(directory, folder)), /Permission denied/, folder);
  });

  it('script: the site’s own scripts run as the user too', async () => {
    await begin({ ...script('background'), checkInterval: 1 }, mapped());
    await provesItself();
  });

  it('pbs: the batch system has the job as the user’s', async function () {
    const { environment } = await clusterOrSkip(this);
    await begin({ kind: 'pbs', environment }, mapped());
    await provesItself();
  });

  it('refuses whom no mapping fits, and takes everybody where there is a default', async () => {
    const other = { subject: SUBJECT.replace('client', 'other'), user: users?.customer.name };
    await begin({ kind: 'local', slots: 2 }, { localUsers: [other] });
    await assert.rejects(submit('hello'), { code: 'LOCAL_USER_NONE' });
    const { resources } = await service.customer.jobs.ListResources({
      accountId,
      applicationUri: 'urn:test:identity',
    });
    assert.deepEqual(resources, []);
    await service.stop();
    await begin({ kind: 'local', slots: 2 }, { localUsers: [other], defaultUser: users?.customer.name });
    assert.equal((await whenIn(await submit('hello'), isTerminal)).state, 'finished');
  });

  it('shows nothing of the service by a link that a job has put in place of its log', async () => {
    await begin({ kind: 'local', slots: 2 }, mapped());
    const jobId = await submit('wait');
    const log = () => service.customer.jobs.ReadJobLog({ jobId, stream: 'output' });
    await until('its log', async () => (await log()).text !== '', 20_000);
    const path = join(workspaceOf(jobId), 'output.log');
    const secret = join(directory, 'secret');
    await writeFile(secret, 'of the service');
    await rm(path);
    await symlink(secret, path);
    assert.equal((await log()).text, '');
    await service.customer.jobs.CancelJob({ jobId });
    await whenIn(jobId, isTerminal);
  });
});
