/** What a message must satisfy; the strength of its cryptography is the trust store's to judge. */
export interface MessagePolicy {
  /** `required` refuses every message without a signed Timestamp, and so GRIA's older dialect (GR-33). */
  readonly timestamps: 'required' | 'optional';
  /** How old a Timestamp may be, in seconds (GR-40). */
  readonly maximumAge: number;
  /** How far ahead of our clock a Timestamp may be, in seconds. */
  readonly maximumAhead: number;
  /**
   * How long a message without a Timestamp is remembered against replay, in seconds. Such a message never expires:
   * after this time it could be sent again.
   */
  readonly untimedMemory: number;
  /** How many references one signature may have. */
  readonly maximumReferences: number;
}

/** The policy where nothing else is configured: GRIA's messages without Timestamp are accepted. */
export const DEFAULT_POLICY: MessagePolicy = {
  timestamps: 'optional',
  maximumAge: 300,
  maximumAhead: 60,
  untimedMemory: 7 * 24 * 3600,
  maximumReferences: 32,
};
