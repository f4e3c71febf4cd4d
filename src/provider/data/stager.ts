import type { Identity } from '../../security/identity.ts';
import type { Id } from '../../store/ids.ts';
import type { StagerState } from '../../store/tables/stagers.ts';
import type { AccountId } from '../accounts/account.ts';

export type { StagerState };

/** Of a stager: `stg-…`. */
export type StagerId = Id<'stg'>;

/** SHA-256 of content in the form of the contracts: `sha256:` + hex. */
export type ContentDigest = `sha256:${string}`;

/** A container for one file on its way to or from a job (GR-18). Sizes are bytes, times ms, UTC. */
export interface Stager {
  readonly id: StagerId;
  readonly accountId: AccountId;
  readonly owner: Identity;
  /** A client fills it by messages; a job's output is filled by the job alone. */
  readonly filledBy: 'client' | 'job';
  readonly name: string;
  /** As declared. */
  readonly mediaType: string | undefined;
  /** What the content itself shows, when it is complete. */
  readonly contentType: string | undefined;
  /** As announced or, when complete, as it is. */
  readonly size: number | undefined;
  readonly digest: string | undefined;
  readonly state: StagerState;
  /** That much is on the disk for certain; an upload goes on from there. */
  readonly received: number;
  readonly createdAt: number;
  readonly terminationTime: number;
  readonly version: number;
}
