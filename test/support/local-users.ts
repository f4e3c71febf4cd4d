import { execFile } from 'node:child_process';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { leaveOut } from './leave-out.ts';

const run = promisify(execFile);

/** Users of this machine, made for a test: one for a service, one for its jobs. */
export interface TestUsers {
  /** May become the other one by sudo, and nobody else. */
  readonly service: TestUser;
  readonly customer: TestUser;
  /** Takes them away again. */
  remove(): Promise<void>;
}

export interface TestUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Makes them; where this cannot be done, one plain sentence says why and the suite is left out. */
export async function testUsersOrSkip(context: Mocha.Context): Promise<TestUsers> {
  const reason = await hindrance();
  if (reason === undefined) return makeUsers();
  return leaveOut(context, reason);
}

async function hindrance(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root can make users for jobs to run as.';
  const missing = (await Promise.all(['sudo', 'useradd', 'visudo'].map(isMissing))).filter(Boolean);
  return missing.length === 0 ? undefined : `this machine has no ${missing.join(', ')}.`;
}

async function isMissing(command: string): Promise<string | undefined> {
  return run('sh', ['-c', 'command -v "$1"', 'sh', command]).then(
    () => undefined,
    () => command,
  );
}

async function makeUsers(): Promise<TestUsers> {
  const service = await makeUser(`plgs${process.pid}`);
  const customer = await makeUser(`plgc${process.pid}`);
  const rule = `/etc/sudoers.d/plegma-test-${process.pid}`;
  await writeFile(rule, `${service.name} ALL=(${customer.name}) NOPASSWD: ALL\n`);
  await chmod(rule, 0o440);
  const remove = async () => {
    await rm(rule);
    for (const { name } of [service, customer]) await run('userdel', ['--force', name]);
  };
  return { service, customer, remove };
}

async function makeUser(name: string): Promise<TestUser> {
  await run('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/', name]);
  const id = async (option: string) => Number((await run('id', [option, name])).stdout);
  return { name, uid: await id('-u'), gid: await id('-g') };
}
