/** How messages are judged beside the strength of their cryptography, which the trust store decides. */
export interface MessagePolicy {
  /** `required`: a message without a signed Timestamp is refused, and with it GRIA's older dialect (GR-33). */
  readonly timestamps: 'required' | 'optional';
  /** How old a Timestamp may be, in seconds (GR-40). */
  readonly maximumAge: number;
  /** How far ahead of our clock a Timestamp may be, in seconds. */
  readonly maximumAhead: number;
  /**
   * How long a message without Timestamp is remembered against replay, in seconds. It never grows old by itself:
   * after this time it could be sent again.
   */
  readonly untimedMemory: number;
  /** Most references of one signature. */
  readonly maximumReferences: number;
}

export const DEFAULT_POLICY: MessagePolicy = {
  timestamps: 'optional',
  maximumAge: 300,
  maximumAhead: 60,
  untimedMemory: 7 * 24 * 3600,
  maximumReferences: 32,
};
