import type { RunCommand } from '../command.ts';
import type { BatchJob, ClusterView, KnownJob, Requirements } from '../platform.ts';

/** What differs between the products behind qsub, qstat and qdel. Submitting and cancelling are the same for all. */
export interface PbsDialect {
  readonly name: 'torque' | 'openpbs' | 'slurm-wrapper';
  /** The value of `-l`; empty if nothing is asked for. */
  resources(requirements: Requirements): string;
  /** Everything that the server shows, and the known jobs that it remembers as ended. */
  list(run: RunCommand, known: readonly KnownJob[]): Promise<readonly BatchJob[]>;
  describe(run: RunCommand): Promise<ClusterView>;
}
