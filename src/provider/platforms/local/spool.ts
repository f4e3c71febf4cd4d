import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../durable-file.ts';
import { readWorkspaceFile } from '../../jobs/workspace-files.ts';
import { isJobToken } from '../job-token.ts';
import { modifiedAt } from '../modified-at.ts';
import type { BatchEnd, BatchRun, JobToken, LocalUser } from '../platform.ts';
import { leftOfRun } from './left-of-run.ts';
import { isAlive, type ProcessIdentity, parseIdentity } from './process-identity.ts';
import { ENTRY_SUFFIX, type SpoolFiles, spoolFiles } from './spool-files.ts';

/** A run in the spool. */
export interface SpoolEntry {
  readonly run: BatchRun;
  readonly submittedAt: Date;
  readonly files: SpoolFiles;
}

/** What the spool's files say of a run. */
export type RunState =
  | { readonly kind: 'waiting' }
  /** Claimed, but its launcher has not recorded itself yet. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'running'; readonly process: ProcessIdentity; readonly startedAt: Date }
  /** Over, but processes of its group are left, because the launcher that would kill them was killed itself. */
  | { readonly kind: 'leftover'; readonly process: ProcessIdentity; readonly startedAt: Date }
  | {
      readonly kind: 'ended';
      /** Undefined if nothing tells: somebody else killed the whole group, or the machine went down. */
      readonly end: BatchEnd | undefined;
      readonly exitCode: number | undefined;
      readonly startedAt: Date | undefined;
      readonly endedAt: Date | undefined;
    };

/** Ms after which a claimed run counts as never launched, if its launcher has not recorded itself. */
const LAUNCH_PATIENCE = 10_000;

const requirements = z.strictObject({
  nodes: z.int().exactOptional(),
  processorsPerNode: z.int().exactOptional(),
  memory: z.number().exactOptional(),
  wallTime: z.number().exactOptional(),
  nodeProperty: z.string().exactOptional(),
});

const entrySchema = z.strictObject({
  submittedAt: z.iso.datetime(),
  run: z.strictObject({
    token: z.custom<JobToken>((value) => typeof value === 'string' && isJobToken(value)),
    workspace: z.string(),
    script: z.string(),
    stdout: z.string(),
    stderr: z.string(),
    queue: z.string().exactOptional(),
    requirements,
    user: z.custom<LocalUser>((value) => typeof value === 'string').exactOptional(),
  }),
});

/** Puts a run into the spool: from here on it survives the service. */
export async function addEntry(spool: string, run: BatchRun, submittedAt: Date): Promise<SpoolEntry> {
  const files = spoolFiles(spool, run.token);
  await mkdir(spool, { recursive: true });
  await writeDurably(files.entry, JSON.stringify({ submittedAt: submittedAt.toISOString(), run }));
  return { run, submittedAt, files };
}

/** The runs in the spool that are not known yet, the oldest first. */
export async function readNewEntries(
  spool: string,
  known: { has(token: string): boolean },
): Promise<readonly SpoolEntry[]> {
  await mkdir(spool, { recursive: true });
  const isNew = (name: string) =>
    name.endsWith(ENTRY_SUFFIX) && !known.has(name.slice(0, -ENTRY_SUFFIX.length));
  const names = (await readdir(spool)).filter(isNew);
  const entries = await Promise.all(names.map((name) => readEntry(spool, name)));
  return entries.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
}

async function readEntry(spool: string, name: string): Promise<SpoolEntry> {
  const { run, submittedAt } = entrySchema.parse(JSON.parse(await readFile(join(spool, name), 'utf8')));
  return { run, submittedAt: new Date(submittedAt), files: spoolFiles(spool, run.token) };
}

/** Forgets a run. The entry is removed last, so that after a crash in between the run is still known. */
export async function removeEntry(entry: SpoolEntry): Promise<void> {
  const { entry: entryFile, ...rest } = entry.files;
  await Promise.all(Object.values(rest).map((path) => rm(path, { recursive: true, force: true })));
  await rm(entryFile, { force: true });
}

/** Reads the state of a run. */
export async function readRunState({ run, files }: SpoolEntry): Promise<RunState> {
  const startedAt = await modifiedAt(files.process);
  if (startedAt === undefined) return stateBeforeStart(files);
  const identity = parseIdentity(await readFile(files.process, 'utf8'));
  // Ask whether it is alive before reading the status: a launcher that is gone has written all that it ever will.
  const alive = identity !== undefined && (await isAlive(identity));
  const endedAt = await modifiedAt(files.status);
  if (alive && endedAt === undefined) return { kind: 'running', process: identity, startedAt };
  const left = identity === undefined ? 'nothing' : await leftOfRun(run, identity.pid);
  if (identity !== undefined && left !== 'nothing') {
    const kind = left === 'run' && endedAt === undefined ? 'running' : 'leftover';
    return { kind, process: identity, startedAt };
  }
  const exitCode = await exitCodeIn(files.status);
  return { kind: 'ended', end: await howItEnded(files, exitCode), exitCode, startedAt, endedAt };
}

async function stateBeforeStart(files: SpoolFiles): Promise<RunState> {
  const claimedAt = await modifiedAt(files.claim);
  if (claimedAt === undefined) return { kind: 'waiting' };
  const cancelled = await exists(files.cancelled);
  if (!cancelled && Date.now() - claimedAt.getTime() < LAUNCH_PATIENCE) return { kind: 'starting' };
  const end = cancelled ? 'cancelled' : 'launch-failed';
  return { kind: 'ended', end, exitCode: undefined, startedAt: undefined, endedAt: claimedAt };
}

/** A run that ended well before a signal reached it was not ended by the signal. */
async function howItEnded(files: SpoolFiles, exitCode: number | undefined): Promise<BatchEnd | undefined> {
  if (exitCode === 0) return 'exited';
  if (await exists(files.cancelled)) return 'cancelled';
  if (await exists(files.overtime)) return 'wall-time-exceeded';
  return exitCode === undefined ? undefined : 'exited';
}

/** True if the run's end was asked for. */
export async function wasCancelled(entry: SpoolEntry): Promise<boolean> {
  return exists(entry.files.cancelled);
}

async function exists(path: string): Promise<boolean> {
  return (await modifiedAt(path)) !== undefined;
}

async function exitCodeIn(path: string): Promise<number | undefined> {
  const text = await readWorkspaceFile(path);
  return /^\d+\n$/.test(text) ? Number(text) : undefined;
}
