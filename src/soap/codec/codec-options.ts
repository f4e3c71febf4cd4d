import type { SoapVersion } from '../soap-version.ts';
import type { BinaryContent } from './binary-content.ts';

/** How messages are read. */
export interface DecodeOptions {
  /** Elements and attributes that the schema does not know are passed over: for clients, so that services can grow. */
  readonly ignoreUnknown?: boolean | undefined;
  /**
   * Children are taken with and without namespace, whatever the schema says: for legacy faces. rpc messages are
   * always read like that (IN-20).
   */
  readonly anyQualification?: boolean | undefined;
  /** Finds an attachment, for `xop:Include` and `href`. */
  readonly attachments?: AttachmentLookup | undefined;
}

/**
 * Finds an attachment by its Content-ID, or by another URI that the message calls it by: the id of a DIME record or
 * a Content-Location (SOAP Messages with Attachments §3).
 */
export type AttachmentLookup = (reference: string, kind: 'content-id' | 'uri') => BinaryContent | undefined;

/** How messages are written. */
export interface EncodeOptions {
  /** Of the message, 1.1 by default: rpc/encoded is the encoding of SOAP 1.1 section 5, or that of SOAP 1.2 part 2 §3. */
  readonly version?: SoapVersion;
  /** An encoded response of SOAP 1.2 begins with the name of its return value (part 2 §4.2.2), which no schema knows. */
  readonly namesResult?: boolean;
  /**
   * Takes binary content out of the message where it is to travel beside it. Undefined lets it stand in the message as
   * base64, which attached content cannot. What is wanted `always` beside it has a type that is only a reference.
   */
  readonly attach?: (
    content: BinaryContent,
    wanted: 'always' | 'where it pays',
  ) => AttachmentReference | undefined;
}

/** How the message refers to an attachment: `xop:Include` (MTOM) or `href` (SwA and DIME). */
export interface AttachmentReference {
  readonly form: 'xop' | 'href';
  /** The whole reference: `cid:…`, or the `uuid:…` of a DIME record. */
  readonly uri: string;
}

/** The first child of Body, in exclusive canonical form there: Body declares the prefix of SOAP itself. */
export interface EncodedPayload {
  readonly xml: string;
  /**
   * Prefixes that stand only inside values (`xsi:type`, QNames): a signature has to list them in
   * `InclusiveNamespaces` (IN-41). Empty for all our own document/literal messages.
   */
  readonly valuePrefixes: readonly string[];
}
