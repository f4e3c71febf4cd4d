import { describeSlurm } from '../slurm/cluster.ts';
import { listSlurmJobs } from '../slurm/jobs.ts';
import type { PbsDialect } from './dialect.ts';
import { writeResources } from './resources.ts';

/**
 * Slurm behind its TORQUE commands. Its qstat shows neither exit statuses nor holds, gives a running job's limit as its
 * end, and is a slow Perl script; its pbsnodes shows neither load nor jobs, its qstat -q no nodes. So everything is asked of
 * Slurm's own squeue and scontrol, which are installed beside them.
 */
export const slurmWrapper: PbsDialect = {
  name: 'slurm-wrapper',
  resources: (requirements) => writeResources(requirements, { memoryOfJob: false, propertyOfNodes: false }),
  list: listSlurmJobs,
  describe: describeSlurm,
};
