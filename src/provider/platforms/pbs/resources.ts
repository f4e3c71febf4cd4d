import type { Requirements } from '../platform.ts';
import { formatDuration, toMebibytes } from '../quantities.ts';

/** How a dialect writes the two members of `-l` in which dialects differ. */
export interface ResourceForm {
  /** True if `mem` is for the whole job, false if it is per node as in our requirements. */
  readonly memoryOfJob: boolean;
  /** True if a node property is written as `nodes=1:ppn=2:chem`; the wrapper would take it for a host name. */
  readonly propertyOfNodes: boolean;
}

/** The value of `-l`, in the form that TORQUE, OpenPBS and Slurm's qsub read in the same way. */
export function writeResources(requirements: Requirements, form: ResourceForm): string {
  const { nodes, processorsPerNode, memory, wallTime, nodeProperty } = requirements;
  const behind = form.propertyOfNodes && nodeProperty !== undefined ? `:${nodeProperty}` : '';
  const asksNodes = nodes !== undefined || processorsPerNode !== undefined || behind !== '';
  const bytes = (memory ?? 0) * (form.memoryOfJob ? (nodes ?? 1) : 1);
  return [
    ...(asksNodes ? [`nodes=${nodes ?? 1}:ppn=${processorsPerNode ?? 1}${behind}`] : []),
    ...(wallTime === undefined ? [] : [`walltime=${formatDuration(wallTime)}`]),
    ...(memory === undefined ? [] : [`mem=${toMebibytes(bytes)}mb`]),
    ...(form.propertyOfNodes || nodeProperty === undefined ? [] : [`proc=${nodeProperty}`]),
  ].join(',');
}
