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

/** What an output's stager holds. */
export interface FilledOutput {
  /** Bytes. */
  readonly size: number | undefined;
  /** `sha256:` + hex. */
  readonly digest: string | undefined;
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
  /** Puts the content of a complete stager at `path`; may be repeated. @throws STAGER_UNKNOWN where it was destroyed since. */
  place(stagerId: StagerId, path: string): Promise<void>;
  /** Makes an empty stager for an output. */
  create(tx: StoreTransaction, output: OutputStager): Promise<StagerId>;
  /**
   * Fills an output's stager with the file at `path` and completes it; may be repeated.
   *
   * @returns Neither size nor digest where the owner has destroyed the stager: the output is not wanted. Undefined where no
   *   regular file is there that may be read.
   */
  fill(stagerId: StagerId, path: string | Buffer): Promise<FilledOutput | undefined>;
  /** Removes a stager and its data, if it still exists. */
  destroy(stagerId: StagerId): Promise<void>;
}
