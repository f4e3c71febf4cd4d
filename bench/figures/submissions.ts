import { onFullCluster } from '../batch/slurm.ts';
import { submissionFigures } from '../batch/submissions.ts';
import type { Benchmark } from '../figure.ts';

/** Submissions by signed SOAP against the bare commands. */
export const benchmark: Benchmark = () => onFullCluster(submissionFigures);
