import { startFullCluster } from '../batch/slurm.ts';
import { submissionFigures } from '../batch/submissions.ts';
import { trackingFigures } from '../batch/tracking.ts';
import type { Benchmark } from '../figure.ts';

/**
 * The provider in front of a live Slurm whose nodes are all taken, so that only submission and tracking cost anything:
 * signed SOAP against the bare commands, and 5,000 jobs at once. Needs root on Debian; left out elsewhere.
 */
export const benchmark: Benchmark = async () => {
  if (process.getuid?.() !== 0) {
    console.error('batch: left out, a Slurm can be started only by root.');
    return [];
  }
  const cluster = await startFullCluster();
  try {
    return [...(await submissionFigures(cluster)), ...(await trackingFigures(cluster))];
  } finally {
    await cluster.stop();
  }
};
