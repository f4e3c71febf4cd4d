// Generated from wsdl/registry.wsdl by `npm run generate`. Change that file, not this one.
import type { BinaryContent } from '../../soap/codec/binary-content.ts';
import type {
  Cursor,
  Identifier,
  Money,
  Name,
  PageLimit,
  RequestId,
  Text,
  Uri,
  Version,
} from './common-types.ts';

/** Whether the service answers, as far as the broker knows. */
export type ServiceState =
  | 'up'
  | 'down'
  | 'unknown';

/** An application that is offered at a provider, as the broker lists it. */
export interface Service {
  readonly serviceId: Identifier;
  readonly name: Name;
  readonly description: Text;
  /** The provider's JobService: with the URL kept, a client goes there directly the next time. */
  readonly url: Uri;
  /** The application's name at the provider. */
  readonly applicationUri: Uri;
  readonly applicationVersion?: Name | undefined;
  readonly categories: readonly Name[];
  readonly keywords: readonly Name[];
  /** The lowest price of a run, as the provider states it. */
  readonly priceFrom?: Money | undefined;
  readonly providerId: Identifier;
  readonly providerName: Name;
  /** The broker where the service is registered; another one than asked where brokers are federated. */
  readonly broker: Uri;
  readonly state: ServiceState;
  readonly registeredAt: Date;
  /** When the entry disappears unless its provider renews it. */
  readonly expiresAt: Date;
  readonly version: Version;
}

/** A service that matches a search. */
export interface FoundService extends Service {
  /** How well it matches: 0 (barely) to 1 (exactly). */
  readonly rank: number;
}

/** How long a registration lives without being renewed: 60 seconds to one day. 300 where it is left out. */
export type LeaseSeconds = number;

/** The lease of one service. */
export interface Registration {
  readonly serviceId: Identifier;
  readonly expiresAt: Date;
}

/**
 * What this broker is, what the Grid is, and how to open an account, submit a job and fetch its results.
 * Needs no signature.
 */
export type DescribeBroker = Readonly<Record<string, never>>;

/** Answer of DescribeBroker. */
export interface DescribeBrokerResponse {
  readonly name: Name;
  /** A text for people who see the Grid for the first time. */
  readonly about: string;
  readonly softwareVersion: string;
  /** How many services the registry lists now. */
  readonly serviceCount: number;
  /** How many providers they belong to. */
  readonly providerCount: number;
  /** Addresses of the brokers that this one knows. */
  readonly peers: readonly Uri[];
  /** The authorities whose certificates this broker trusts. */
  readonly certificateAuthorities: readonly BinaryContent[];
}

/** The registered services in the registry's order, a page at a time. Needs no signature. */
export interface ListServices {
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of ListServices. */
export interface ListServicesResponse {
  readonly services: readonly Service[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/** The services that match every given criterion, best match first. Needs no signature. */
export interface FindServices {
  /** Words to look for in name, description, categories and keywords. */
  readonly text?: Name | undefined;
  readonly category?: Name | undefined;
  readonly applicationUri?: Uri | undefined;
  readonly providerId?: Identifier | undefined;
  /** Only services whose lowest price is at most this; those without a stated price are left out. */
  readonly maximumPrice?: Money | undefined;
  readonly limit?: PageLimit | undefined;
  readonly cursor?: Cursor | undefined;
}

/** Answer of FindServices. */
export interface FindServicesResponse {
  readonly services: readonly FoundService[];
  /** Absent at the end of the list. */
  readonly nextCursor?: Cursor | undefined;
}

/** One service. Needs no signature. */
export interface GetService {
  readonly serviceId: Identifier;
}

/** Answer of GetService. */
export interface GetServiceResponse {
  readonly service: Service;
}

/**
 * Lists a service under the signing provider's identity, until the lease ends. The same provider, URL and
 * application again replace the entry.
 */
export interface RegisterService {
  readonly requestId?: RequestId | undefined;
  readonly name: Name;
  readonly description: Text;
  /** The address of the provider's JobService. */
  readonly url: Uri;
  readonly applicationUri: Uri;
  readonly applicationVersion?: Name | undefined;
  readonly categories?: readonly Name[] | undefined;
  readonly keywords?: readonly Name[] | undefined;
  readonly priceFrom?: Money | undefined;
  readonly providerName: Name;
  readonly leaseSeconds?: LeaseSeconds | undefined;
}

/** Answer of RegisterService. */
export interface RegisterServiceResponse {
  readonly service: Service;
}

/**
 * Prolongs the leases of services that the signing provider registered: all of them or, if one is unknown,
 * none.
 */
export interface RenewRegistration {
  readonly serviceIds: readonly Identifier[];
  readonly leaseSeconds?: LeaseSeconds | undefined;
}

/** Answer of RenewRegistration. */
export interface RenewRegistrationResponse {
  readonly registrations: readonly Registration[];
}

/**
 * Takes services that the signing provider registered off the list: all of them or, if one is unknown, none.
 */
export interface WithdrawService {
  readonly serviceIds: readonly Identifier[];
}

/** Answer of WithdrawService. */
export type WithdrawServiceResponse = Readonly<Record<string, never>>;

/** Operations of Registry, with the types of their messages. */
export type RegistryOperations = {
  /**
   * What this broker is, what the Grid is, and how to open an account, submit a job and fetch its results.
   * Needs no signature.
   */
  readonly DescribeBroker: { readonly input: DescribeBroker; readonly output: DescribeBrokerResponse };
  /** The registered services in the registry's order, a page at a time. Needs no signature. */
  readonly ListServices: { readonly input: ListServices; readonly output: ListServicesResponse };
  /** The services that match every given criterion, best match first. Needs no signature. */
  readonly FindServices: { readonly input: FindServices; readonly output: FindServicesResponse };
  /** One service. Needs no signature. */
  readonly GetService: { readonly input: GetService; readonly output: GetServiceResponse };
  /**
   * Lists a service under the signing provider's identity, until the lease ends. The same provider, URL and
   * application again replace the entry.
   */
  readonly RegisterService: { readonly input: RegisterService; readonly output: RegisterServiceResponse };
  /**
   * Prolongs the leases of services that the signing provider registered: all of them or, if one is unknown,
   * none.
   */
  readonly RenewRegistration: { readonly input: RenewRegistration; readonly output: RenewRegistrationResponse };
  /**
   * Takes services that the signing provider registered off the list: all of them or, if one is unknown,
   * none.
   */
  readonly WithdrawService: { readonly input: WithdrawService; readonly output: WithdrawServiceResponse };
};
