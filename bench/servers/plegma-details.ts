/** What the real broker and provider say of themselves when they serve. */
export interface PlegmaDetails {
  /** Of the broker's Registry. */
  readonly url: string;
  /** The list of 2006. */
  readonly legacyUrl: string;
  readonly jobService: string;
  /** Files. */
  readonly authorities: readonly string[];
  readonly client: { readonly certificate: string; readonly key: string };
}
