import type { Credential } from '../../security/credential.ts';

/** Who signs the answers of an endpoint. */
export interface AnswerSigner {
  readonly credential: Credential;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
}
