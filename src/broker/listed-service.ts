import type { Selectable } from 'kysely';
import { type Decimal, decimal } from '../soap/codec/decimal.ts';
import type { Id } from '../store/ids.ts';
import type { RegistryServicesTable } from '../store/tables/registry.ts';

/** Of a service in the registry: `svc-…`. */
export type ServiceId = Id<'svc'>;
/** Of a provider in the registry: `prv-…`. */
export type ProviderId = Id<'prv'>;

/**
 * Whether a service answers, as its lease tells: `up` while its provider renews in time, `unknown` when a
 * renewal has been missed, `down` when the lease has ended (then it is no longer listed).
 */
export type ServiceState = 'up' | 'down' | 'unknown';

/** A price as its provider states it, with the currency's ISO 4217 code. */
export interface Price {
  readonly amount: Decimal;
  readonly currency: string;
}

/** What a provider says of a service. */
export interface Offer {
  readonly name: string;
  readonly description: string;
  /** The provider's JobService. */
  readonly url: string;
  readonly applicationUri: string;
  readonly applicationVersion?: string | undefined;
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly priceFrom?: Price | undefined;
  readonly providerName: string;
}

/** An offer in the registry. Times are ms, UTC. */
export interface ListedService extends Offer {
  readonly id: ServiceId;
  readonly providerId: ProviderId;
  readonly registeredAt: number;
  readonly renewedAt: number;
  readonly expiresAt: number;
  readonly version: number;
}

/** A row of the registry together with its provider's name. */
export type ServiceRow = Selectable<RegistryServicesTable> & { readonly provider_name: string };

/** Part of the lease. Providers renew after a third of it: beyond this, two renewals were missed. */
const MISSED_RENEWAL = 0.75;

/**
 * The state of a service at a time.
 *
 * @param now ms, UTC
 */
export function stateAt(service: ListedService, now: number): ServiceState {
  if (now >= service.expiresAt) return 'down';
  return now < missedAt(service) ? 'up' : 'unknown';
}

/**
 * When the state of a listed service changes next, if nothing but time passes.
 *
 * @param now ms, UTC
 * @returns ms, UTC
 */
export function nextStateAt(service: ListedService, now: number): number {
  const missed = missedAt(service);
  return now < missed ? missed : service.expiresAt;
}

const missedAt = ({ renewedAt, expiresAt }: ListedService): number =>
  renewedAt + MISSED_RENEWAL * (expiresAt - renewedAt);

/** A row as the domain sees it. */
export function toListedService(row: ServiceRow): ListedService {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    url: row.url,
    applicationUri: row.application_uri,
    applicationVersion: row.application_version ?? undefined,
    categories: stringsIn(row.categories),
    keywords: stringsIn(row.keywords),
    priceFrom:
      row.price_amount === null || row.price_currency === null
        ? undefined
        : { amount: decimal(row.price_amount), currency: row.price_currency },
    providerId: row.provider_id,
    providerName: row.provider_name,
    registeredAt: row.registered_at,
    renewedAt: row.renewed_at,
    expiresAt: row.expires_at,
    version: row.version,
  };
}

/** A column that the registry wrote as a JSON array of strings. */
function stringsIn(column: string): string[] {
  const parsed: unknown = JSON.parse(column);
  return Array.isArray(parsed) ? parsed.map(String) : [];
}
