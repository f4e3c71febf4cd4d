import { join } from 'node:path';
import type { JobToken } from '../platform.ts';

/** The files by which one local run is known across restarts of the service. */
export interface SpoolFiles {
  /** The run as it was accepted. */
  readonly entry: string;
  /** A directory. Whoever makes it may start the run, or keep everybody else from starting it. */
  readonly claim: string;
  /** Pid and birth of the launcher. */
  readonly process: string;
  /** Exit status of the script. */
  readonly status: string;
  /** Exists if the wall time was over. */
  readonly overtime: string;
  /** Exists if the run's end was asked for. */
  readonly cancelled: string;
}

/** The ending of an entry's file name. */
export const ENTRY_SUFFIX = '.run.json';

/** The spool files of one run. */
export function spoolFiles(spool: string, token: JobToken): SpoolFiles {
  return {
    entry: join(spool, `${token}${ENTRY_SUFFIX}`),
    claim: join(spool, `${token}.claim`),
    process: join(spool, `${token}.process`),
    status: join(spool, `${token}.status`),
    overtime: join(spool, `${token}.overtime`),
    cancelled: join(spool, `${token}.cancelled`),
  };
}
