/**
 * The record of DIME (Direct Internet Message Encapsulation, draft-nielsen-dime-02 §3). GRIA's clients and Axis use
 * it (GR-43, IN-51).
 */
export interface DimeRecord {
  /** Opens the message. */
  readonly begin: boolean;
  /** Closes the message. */
  readonly end: boolean;
  /** More records follow with the rest of this content (§3.2.3). */
  readonly chunked: boolean;
  /** One of {@link dimeTypes}. */
  readonly typeFormat: number;
  readonly id: string;
  readonly type: string;
  /** Bytes of content in this record. */
  readonly size: number;
}

/** The bits MB, ME and CF that follow the VERSION in the first byte (§3.2). */
export const dimeFlags = { begin: 4, end: 2, chunked: 1 } as const;

/** TYPE_T values (§3.2.4). */
export const dimeTypes = { unchanged: 0, mediaType: 1, uri: 2, unknown: 3, none: 4 } as const;

/** The VERSION of every record (§3.2.1). */
export const DIME_VERSION = 1;

/** Fixed part of a record's header, in bytes. */
export const DIME_HEADER = 12;

/** Every field is padded to four bytes (§3.2.2). */
export function dimePadding(size: number): number {
  return (4 - (size % 4)) % 4;
}
