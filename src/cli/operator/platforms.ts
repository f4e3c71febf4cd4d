import type { Configuration } from '../../server/configuration/configuration.ts';

/** Batch systems that the default resource of a server can stand for. */
export const PLATFORMS: readonly Configuration['provider']['platform'][] = [
  'local',
  'pbs',
  'slurm',
  'gridengine',
  'condor',
  'script',
];
