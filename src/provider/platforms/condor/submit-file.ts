import type { BatchRun } from '../platform.ts';
import { toMebibytes } from '../quantities.ts';

/**
 * The submit file of one job. HTCondor itself has no limit on wall time, so the file has the schedd remove a job that runs
 * for too long. Every value is of a strict character set (BA-5), so none can end a line or a string.
 */
export function writeSubmitFile(run: BatchRun): string {
  const { nodes, processorsPerNode, memory, wallTime, nodeProperty } = run.requirements;
  const lines = [
    'universe = vanilla',
    `executable = ${run.script}`,
    `initialdir = ${run.workspace}`,
    `output = ${run.stdout}`,
    `error = ${run.stderr}`,
    'input = /dev/null',
    'should_transfer_files = no',
    'notification = never',
    `environment = "PLEGMA_TOKEN=${run.token}"`,
    `+GridJobName = "${run.token}"`,
    `request_cpus = ${(nodes ?? 1) * (processorsPerNode ?? 1)}`,
    ...(memory === undefined ? [] : [`request_memory = ${toMebibytes(memory)}MB`]),
    ...(nodeProperty === undefined ? [] : [`requirements = TARGET.${nodeProperty} =?= true`]),
    ...(wallTime === undefined
      ? []
      : [`periodic_remove = (JobStatus == 2) && ((time() - EnteredCurrentStatus) > ${wallTime})`]),
    'queue',
  ];
  return `${lines.join('\n')}\n`;
}
