import type { Generated } from 'kysely';
import type { DistinguishedName } from '../../security/identity.ts';
import type { Id } from '../ids.ts';

/** Whether a stager holds its file; `damaged`: what came was not what was announced, so it can be sent anew. */
export type StagerState = 'empty' | 'partial' | 'complete' | 'damaged';

/** Data stagers: containers for one file each. Sizes are bytes, times ms, UTC. */
export interface StagersTable {
  readonly id: Id<'stg'>;
  readonly account_id: Id<'acc'>;
  readonly owner_issuer: DistinguishedName;
  readonly owner_subject: DistinguishedName;
  /** Who fills it: a client by messages, or the job whose output it is. */
  readonly filled_by: 'client' | 'job';
  readonly name: string;
  /** As declared. */
  readonly media_type: string | null;
  /** What the content itself shows, when it is complete. */
  readonly content_type: string | null;
  /** As announced; when complete, as it is. */
  readonly size: number | null;
  /** `sha256:` + hex. As announced; when complete, as it is. */
  readonly digest: string | null;
  readonly state: StagerState;
  /** That much is on the disk for certain. */
  readonly received: Generated<number>;
  readonly created_at: number;
  readonly termination_time: number;
  readonly version: Generated<number>;
}
