import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { newJobToken } from '../../../../src/provider/platforms/job-token.ts';
import type {
  BatchJob,
  BatchRun,
  KnownJob,
  Platform,
  Requirements,
} from '../../../../src/provider/platforms/platform.ts';
import { reachableDirectory } from '../../../support/temporary-directory.ts';

/** A run with a workspace of its own; `script` is the body for sh. */
export async function makeRun(
  script: string,
  requirements: Requirements = {},
  queue?: string,
): Promise<BatchRun> {
  const workspace = reachableDirectory('run');
  const path = join(workspace, 'start.sh');
  await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return {
    token: newJobToken(),
    workspace,
    script: path,
    stdout: join(workspace, 'stdout.txt'),
    stderr: join(workspace, 'stderr.txt'),
    requirements,
    ...(queue === undefined ? {} : { queue }),
  };
}

/** Submits and insists on acceptance. */
export async function submitted(platform: Platform, run: BatchRun): Promise<KnownJob> {
  const outcome = await platform.submit(run);
  if (outcome.kind !== 'accepted') throw new Error(`${outcome.kind}: ${outcome.reason}`);
  return { batchId: outcome.batchId, token: run.token, workspace: run.workspace, submittedAt: new Date() };
}

/** What the platform shows of one job now. */
export async function look(platform: Platform, job: KnownJob): Promise<BatchJob | undefined> {
  return (await platform.poll([job])).find((shown) => shown.name === job.token);
}

/** Polls until `wanted` holds. @throws Error with the last view after `seconds`. */
export async function untilShown(
  platform: Platform,
  job: KnownJob,
  wanted: (shown: BatchJob | undefined) => boolean,
  seconds = 30,
): Promise<BatchJob | undefined> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const shown = await look(platform, job);
    if (wanted(shown)) return shown;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(shown)} after ${seconds} s`);
    await pause(100);
  }
}
