import type { DistinguishedName } from '../../security/identity.ts';
import type { Id } from '../ids.ts';

/** Providers that have registered a service at this broker, one row an identity. Times are ms, UTC. */
export interface RegistryProvidersTable {
  readonly id: Id<'prv'>;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  /** As the provider called itself at its last registration. */
  readonly name: string;
  readonly first_seen_at: number;
}

/** The broker's registry: one row for each provider, address and application. */
export interface RegistryServicesTable {
  readonly id: Id<'svc'>;
  readonly provider_id: Id<'prv'>;
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly application_uri: string;
  readonly application_version: string | null;
  /** JSON arrays of strings. */
  readonly categories: string;
  readonly keywords: string;
  /** The decimal as the provider stated it. */
  readonly price_amount: string | null;
  readonly price_currency: string | null;
  readonly registered_at: number;
  readonly renewed_at: number;
  /** The end of the lease: later the service is not listed, but keeps its id for a day. */
  readonly expires_at: number;
  readonly version: number;
}
