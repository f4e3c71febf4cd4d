import type { Identity } from '../../security/identity.ts';
import type { StoreQueries, StoreTransaction } from '../../store/open-store.ts';
import type { AccountId } from '../accounts/account.ts';
import type { StagerId } from '../data/stager.ts';

/** A stager's file as a job sees it. */
export interface StagedFile {
  readonly stagerId: StagerId;
  /** The name that its owner gave it. */
  readonly name: string;
  /** Media type by the content itself. */
  readonly contentType: string | undefined;
  /** Media type as its sender declared it. */
  readonly declaredType: string | undefined;
  /** Bytes. */
  readonly size: number;
  /** `sha256:` + hex. */
  readonly digest: string;
}

/** An output stager to be made for a job. */
export interface OutputStager {
  readonly accountId: AccountId;
  readonly owner: Identity;
  readonly name: string;
}

/**
 * What jobs need of the data service (GR-51): files come from stagers into workspaces and go back into stagers,
 * hard-linked where it can be.
 */
export interface JobData {
  /**
   * A stager of this account whose data is complete.
   *
   * @param path The member of the request that names it.
   * @throws STAGER_UNKNOWN, INPUT_INCOMPLETE
   */
  describe(queries: StoreQueries, stagerId: string, accountId: AccountId, path: string): Promise<StagedFile>;
  /** Puts the content of a complete stager at `path`; may be repeated. */
  place(stagerId: StagerId, path: string): Promise<void>;
  /** Makes an empty stager for an output. */
  create(tx: StoreTransaction, output: OutputStager): Promise<StagerId>;
  /** Fills an output's stager with the file at `path` and completes it; may be repeated. */
  fill(stagerId: StagerId, path: string): Promise<{ readonly size: number; readonly digest: string }>;
  /** Removes a stager and its data, if it still exists. */
  destroy(stagerId: StagerId): Promise<void>;
}
