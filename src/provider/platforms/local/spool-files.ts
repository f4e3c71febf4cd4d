import { join } from 'node:path';
import type { JobToken } from '../platform.ts';

/** The files by which one local run is known across restarts of the service. */
export interface SpoolFiles {
  /** The run as it was accepted. */
  readonly entry: string;
  /** A directory: who makes it starts the run, or makes sure that nobody does. */
  readonly claim: string;
  /** Pid and birth of the launcher. */
  readonly process: string;
  /** Exit status of the script. */
  readonly status: string;
  /** There when the wall time had run out. */
  readonly overtime: string;
  /** There when the end was asked for. */
  readonly cancelled: string;
}

/** The ending of an entry's file name. */
export const entrySuffix = '.run.json';

/** The spool files of one run. */
export function spoolFiles(spool: string, token: JobToken): SpoolFiles {
  return {
    entry: join(spool, `${token}${entrySuffix}`),
    claim: join(spool, `${token}.claim`),
    process: join(spool, `${token}.process`),
    status: join(spool, `${token}.status`),
    overtime: join(spool, `${token}.overtime`),
    cancelled: join(spool, `${token}.cancelled`),
  };
}
