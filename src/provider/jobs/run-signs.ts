import { join } from 'node:path';
import type { JobToken } from '../platforms/platform.ts';
import { type ExitStatus, readExitStatus } from './exit-status.ts';
import { hasRunLock } from './run-lock.ts';
import { markerNames, workspaceIn } from './workspace.ts';
import { fileTime, readWorkspaceFile } from './workspace-files.ts';

/** What a run's own files show: read without the batch system (BA-4). */
export interface RunSigns {
  /** The script has taken its lock: the batch system has really started it. */
  readonly begun: boolean;
  readonly exitStatus: ExitStatus | undefined;
  /** When the script and then the application began; the first that is there. */
  readonly startedAt: number | undefined;
  /** When the application ended. */
  readonly endedAt: number | undefined;
  readonly node: string | undefined;
  /** 0 to 100, as the application reports it. */
  readonly progress: number | undefined;
}

/** Reads the signs that a run has left in its workspace. */
export async function readRunSigns(directory: string, token: JobToken): Promise<RunSigns> {
  const workspace = workspaceIn(directory);
  const marker = (kind: keyof typeof markerNames) => join(directory, markerNames[kind]);
  const startedAt = (await fileTime(marker('started'))) ?? (await fileTime(marker('wrapperStarted')));
  if (startedAt === undefined) return { ...noSigns, begun: await hasRunLock(directory) };
  const exitStatus = await readExitStatus(workspace.exitStatus, token);
  const node = exitStatus?.node ?? (await readWorkspaceFile(marker('wrapperStarted'))).trim();
  return {
    begun: true,
    exitStatus,
    startedAt,
    endedAt: await fileTime(marker('ended')),
    node: node === '' ? undefined : node,
    progress: progressIn(await readWorkspaceFile(workspace.progress)),
  };
}

/** Of a run that has left nothing. */
export const noSigns: RunSigns = {
  begun: false,
  exitStatus: undefined,
  startedAt: undefined,
  endedAt: undefined,
  node: undefined,
  progress: undefined,
};

/** Anything but a number is no report: the application writes it while we read. */
function progressIn(text: string): number | undefined {
  const number = /^\s*\d+(\.\d+)?\s*$/.test(text) ? Number(text) : undefined;
  return number === undefined || number > 100 ? undefined : Math.floor(number);
}
