import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { writeDurably } from '../../provider/durable-file.ts';
import { type ExitStatus, readExitStatus } from '../../provider/jobs/exit-status.ts';
import { writeJobScript } from '../../provider/jobs/job-script.ts';
import { presentLimits } from '../../provider/jobs/limits.ts';
import type { Resource } from '../../provider/jobs/resource.ts';
import { type Workspace, workspaceIn } from '../../provider/jobs/workspace.ts';
import { readWorkspaceFile } from '../../provider/jobs/workspace-files.ts';
import { makeWorkspace, removeFolder } from '../../provider/jobs/workspace-folders.ts';
import { newJobToken } from '../../provider/platforms/job-token.ts';
import type {
  BatchJob,
  BatchRun,
  ClusterView,
  KnownJob,
  LocalUser,
  Platform,
} from '../../provider/platforms/platform.ts';
import type { Finding } from './finding.ts';

/** A job that is tried. */
export interface JobTrial {
  readonly platform: Platform;
  readonly resource: Resource;
  /** What the batch system has shown of itself. */
  readonly view: ClusterView;
  /** As whom it runs; undefined: as the user of the service. */
  readonly user: LocalUser | undefined;
  /** Where workspaces are made. */
  readonly workspaces: string;
  /** Ms that it may take from submission to end. */
  readonly patience: number;
}

/** Ms between two looks. */
const INTERVAL = 500;

/**
 * Runs a small job on a resource, with the same script and kind of directory as real jobs, and says how far it got:
 * refused, not started, or ended without its files showing up here.
 */
export async function tryJob(trial: JobTrial): Promise<Finding> {
  const run = await prepareRun(trial);
  try {
    const outcome = await trial.platform.submit(run);
    if (outcome.kind !== 'accepted') return notTaken(trial.resource, outcome.reason);
    const known = { ...run, batchId: outcome.batchId, submittedAt: new Date() };
    return await follow(trial, known);
  } finally {
    await removeFolder(run.workspace, trial.user);
  }
}

async function prepareRun({ resource, view, user, workspaces }: JobTrial): Promise<BatchRun> {
  const token = newJobToken();
  const workspace = workspaceIn(join(workspaces, `doctor-${token}`));
  await makeWorkspace(workspace.directory, [workspace.work], user);
  const executable = join(workspace.directory, 'trial.sh');
  const call = { executable, arguments: [], environment: {}, shared: user !== undefined };
  await writeDurably(executable, '#!/bin/sh\necho hello\n', 0o755);
  await writeDurably(workspace.script, writeJobScript({ token, workspace, ...call }), 0o755);
  const { queue, limits } = resource;
  return {
    token,
    workspace: workspace.directory,
    script: workspace.script,
    stdout: workspace.batchOutput,
    stderr: workspace.batchError,
    requirements: {
      wallTime: Math.min(60, presentLimits(resource, view).wallTime ?? 60),
      ...(limits.nodeProperty !== undefined && { nodeProperty: limits.nodeProperty }),
    },
    ...(queue !== undefined && { queue }),
    ...(user !== undefined && { user }),
  };
}

async function follow(trial: JobTrial, known: KnownJob): Promise<Finding> {
  const { platform, resource, patience } = trial;
  const workspace = workspaceIn(known.workspace);
  const deadline = Date.now() + patience;
  let shown: BatchJob | undefined;
  while (Date.now() < deadline) {
    const status = await readExitStatus(workspace.exitStatus, known.token);
    if (status !== undefined) return ended(resource, known, status, await outputOf(workspace));
    shown = (await platform.poll([known])).find(({ name }) => name === known.token);
    if (shown?.state === 'ended') return endedUnseen(resource, known, shown);
    await pause(INTERVAL);
  }
  await platform.cancel(known);
  return notEnded(resource, known, shown, patience);
}

const outputOf = (workspace: Workspace): Promise<string> => readWorkspaceFile(workspace.output);

function ended({ id }: Resource, { batchId }: KnownJob, status: ExitStatus, output: string): Finding {
  if (status.exitCode === 0 && output === 'hello\n') {
    return {
      verdict: 'ok',
      text: `${id}: the test job ${batchId} ran on ${status.node} and its output is here.`,
    };
  }
  const text = `${id}: the test job ${batchId} ended on ${status.node} with status ${status.exitCode} and wrote "${output.trim()}".`;
  return {
    verdict: 'wrong',
    text,
    remedy: 'See that the nodes have /bin/sh and may run programs in the workspace.',
  };
}

/** Over a network disk the exit status may arrive a moment later; a second look settles that. */
async function endedUnseen(resource: Resource, known: KnownJob, shown: BatchJob): Promise<Finding> {
  await pause(4 * INTERVAL);
  const workspace = workspaceIn(known.workspace);
  const status = await readExitStatus(workspace.exitStatus, known.token);
  if (status !== undefined) return ended(resource, known, status, await outputOf(workspace));
  const where = shown.nodes?.join(', ') ?? 'a node';
  const why = [shown.end, shown.comment].filter((part) => part !== undefined).join(', ');
  return {
    verdict: 'wrong',
    text: `${resource.id}: the test job ${known.batchId} ended on ${where} (${why || 'no reason told'}), but its files are not here.`,
    remedy: `Put provider.workspaces on a file system that ${where} has under the same path, writable for the user that jobs run as.`,
  };
}

function notTaken({ id }: Resource, reason: string): Finding {
  return {
    verdict: 'wrong',
    text: `${id}: the batch system did not take the test job: ${reason}`,
    remedy: 'Give the user of the service the right to submit to this queue, or correct queue and limits.',
  };
}

function notEnded(
  { id }: Resource,
  { batchId }: KnownJob,
  shown: BatchJob | undefined,
  patience: number,
): Finding {
  const after = `after ${Math.round(patience / 1000)} s`;
  if (shown?.state === 'queued' || shown?.state === 'held') {
    const reason = shown.comment === undefined ? '' : ` (${shown.comment})`;
    const text = `${id}: the test job ${batchId} was still ${shown.state} ${after}${reason} and was taken back.`;
    return {
      verdict: 'warning',
      text,
      remedy: 'The queue is full, or no node can run it: see plegma nodes.',
    };
  }
  const state = shown === undefined ? 'not shown by the batch system' : shown.state;
  const text = `${id}: the test job ${batchId} was ${state} ${after} and was ended.`;
  return { verdict: 'wrong', text, remedy: 'See the log of the batch system for this job.' };
}
