import type { RunCommand } from '../command.ts';
import type { BatchJob, ClusterView, KnownJob, Requirements } from '../platform.ts';

/** What differs between the products that answer to qsub, qstat and qdel. Submitting and cancelling do not. */
export interface PbsDialect {
  readonly name: 'torque' | 'openpbs' | 'slurm-wrapper';
  /** The value of `-l` for all that is asked for; empty when nothing is. */
  resources(requirements: Requirements): string;
  /** Everything that the server shows, and those of the known jobs that it remembers to have ended. */
  list(run: RunCommand, known: readonly KnownJob[]): Promise<readonly BatchJob[]>;
  describe(run: RunCommand): Promise<ClusterView>;
}
