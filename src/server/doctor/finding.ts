/** One thing that was checked, for the operator. */
export interface Finding {
  /** The platform that it is about; absent for what concerns all. */
  readonly platform?: string | undefined;
  readonly verdict: 'ok' | 'warning' | 'wrong';
  /** What was found. */
  readonly text: string;
  /** What to do about it. */
  readonly remedy?: string;
}
