// Generated from wsdl/common.xsd by `npm run generate`. Change that file, not this one.
import type { Decimal } from '../../soap/codec/decimal.ts';

/**
 * An opaque identifier that Plegma gave out, with a speaking prefix (job-, stg-, acc-, quo-, svc-, res-).
 * Never build one yourself.
 */
export type Identifier = string;

/**
 * The client's own id of a request, unique per identity. The same id again gives the same answer, for ever;
 * the same id with other content is a Conflict. Where it is left out, the WS-Addressing MessageID serves.
 */
export type RequestId = string;

/** A short text for people. */
export type Name = string;

/** A longer text for people. */
export type Text = string;

/** An absolute URI. */
export type Uri = string;

/** A currency by its ISO 4217 code, for example EUR. */
export type Currency = string;

/**
 * An amount of money. Prices have at most 6 decimals; charges are rounded to the currency's minor unit, half
 * even.
 */
export type Amount = Decimal;

/** An amount in a currency. */
export interface Money {
  readonly amount: Amount;
  readonly currency: Currency;
}

/** A span of time in seconds. */
export type Seconds = Decimal;

/** A size or a position in bytes. */
export type Bytes = bigint;

/** A SHA-256 digest: sha256: and 64 lower-case hexadecimal digits. */
export type Digest = string;

/** A media type such as image/png, or a whole group of them such as image. */
export type MediaType = string;

/** Rises by at least one at each change of the resource. */
export type Version = number;

/**
 * Who somebody is: issuer and subject of the certificate, never the key, so that a renewed certificate stays
 * the same identity. Both names in the form EMAILADDRESS=,CN=,OU=,O=,L=,ST=,C=.
 */
export interface Identity {
  /** The certificate authority that vouches for the subject. */
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
}

/** A distinguished name of X.509, for example CN=alice,O=Example,C=GR. */
export type DistinguishedName = string;

/** How many items one answer may carry. 50 where it is left out. */
export type PageLimit = number;

/** Where a list goes on: the nextCursor of the answer before. Opaque. */
export type Cursor = string;

/** What every fault tells. */
export interface Fault {
  /** The error's stable code, for programs; docs/reference/errors.md lists them all. */
  readonly code: string;
  /** What was found and what was expected, for people. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The member of the request that is wrong, for example SubmitJob/arguments/argument[2]/value. */
  readonly path?: string | undefined;
  /** True where the same request may succeed later. */
  readonly retryable: boolean;
}

/** The request is against the schema or a rule; path names the member. */
export type InvalidRequestFault = Fault;

/** Signature, certificate, time or replay check failed. */
export type NotAuthenticatedFault = Fault;

/** This identity may not do this on this resource. */
export type NotAuthorisedFault = Fault;

/** The action is allowed, but not in the resource's present state. */
export interface ActionUnavailableFault extends Fault {
  /** The present state. */
  readonly state?: string | undefined;
}

/** There is no such resource, or this identity may not see it. */
export type NotFoundFault = Fault;

/** The request id was used with other content, or the resource's version has moved. */
export type ConflictFault = Fault;

/** A limit of credit, quota, rate or size would be passed. */
export interface LimitExceededFault extends Fault {
  /** The limit: its name and value. */
  readonly limit?: string | undefined;
  /** What is used already. */
  readonly used?: string | undefined;
  /** What was asked for. */
  readonly asked?: string | undefined;
}

/** A batch system, disk or peer does not answer. */
export interface UnavailableFault extends Fault {
  /** After how long to try again. */
  readonly retryAfter?: Seconds | undefined;
}

/** An error of ours. */
export interface InternalErrorFault extends Fault {
  /** Names the entry in the provider's log. */
  readonly reference?: string | undefined;
}
