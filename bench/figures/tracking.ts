import { onFullCluster } from '../batch/slurm.ts';
import { trackingFigures } from '../batch/tracking.ts';
import type { Benchmark } from '../figure.ts';

/** 5,000 jobs at once in the batch system: what it costs to follow them, to ask for one, and to start again. */
export const benchmark: Benchmark = () => onFullCluster(trackingFigures);
