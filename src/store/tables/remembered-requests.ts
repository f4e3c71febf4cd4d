import type { DistinguishedName } from '../../security/identity.ts';

/** Every request that made or moved something, with its answer, for ever: the memory behind idempotence. */
export interface RememberedRequestsTable {
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  /** The client's own id, unique per identity. */
  readonly request_id: string;
  /** SHA-256 (hex) of operation and content: the same id with another digest is a conflict. */
  readonly digest: string;
  /** JSON. */
  readonly answer: string;
  readonly answered_at: number;
}
