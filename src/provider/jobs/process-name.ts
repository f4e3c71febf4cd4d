import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { isAlive, type ProcessIdentity, readIdentity } from '../platforms/local/process-identity.ts';

/** Names this process among all that share a database: machine, pid and start time, or a random word in its place. */
export async function ownProcessName(): Promise<string> {
  const identity = await readIdentity(process.pid);
  return JSON.stringify([hostname(), process.pid, identity?.birth ?? randomUUID()]);
}

/** True if the name is that of a process of this machine that has ended. Of other machines nothing is known. */
export async function isGoneProcess(name: string): Promise<boolean> {
  const [host, pid, birth]: unknown[] = JSON.parse(name);
  if (host !== hostname() || typeof pid !== 'number' || typeof birth !== 'string') return false;
  const identity: ProcessIdentity = { pid, birth };
  return !(await isAlive(identity));
}
