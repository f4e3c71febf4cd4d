import { PlegmaError } from '../errors/plegma-error.ts';
import type { Identity } from '../security/identity.ts';
import { newId } from '../store/ids.ts';
import type { StoreTransaction } from '../store/open-store.ts';
import { once } from '../store/remembered-requests.ts';
import { getService } from './get-service.ts';
import type { ListedService, Offer, ProviderId, ServiceId } from './listed-service.ts';
import type { Registry } from './registry.ts';
import { checkTrusted } from './trusted-caller.ts';

/** How long an entry outlives its lease (ms): a provider that comes back meanwhile finds its services under their ids. */
const RETENTION = 86_400_000;

/** A provider's wish to be listed. */
export interface Registration {
  readonly identity: Identity;
  /** The client's id of the request, where it has one. */
  readonly requestId: string | undefined;
  readonly offer: Offer;
  readonly leaseSeconds: number;
}

/**
 * Lists an offer until its lease ends. A second registration of the same provider, address and application replaces
 * the first, under the same id.
 *
 * @throws PROVIDER_NOT_TRUSTED, SERVICE_URL_INVALID, SERVICE_LIMIT, REQUEST_ID_REUSED
 */
export async function registerService(
  registry: Registry,
  { identity, requestId, offer, leaseSeconds }: Registration,
): Promise<ListedService> {
  checkTrusted(registry, identity);
  checkUrl(offer.url);
  const content = { offer, leaseSeconds };
  return once(registry.store, { identity, requestId, operation: 'RegisterService', content }, async (tx) => {
    const now = registry.now();
    await forgetExpired(tx, now);
    const providerId = await enterProvider(tx, identity, offer.providerName, now);
    const known = await idOfOffer(tx, providerId, offer);
    if (known === undefined) await checkLimit(tx, registry, providerId);
    const id = known ?? newId('svc');
    await enterService(tx, { id, providerId, offer, now, leaseSeconds });
    return getService(tx, id);
  });
}

/** Clients send their data to this address: one that hides where it leads is refused. */
function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && url.username === '' && url.password === '' && url.hash === '';
  if (plain && (url.protocol === 'http:' || url.protocol === 'https:')) return;
  throw new PlegmaError(
    'SERVICE_URL_INVALID',
    `The address of the service is '${text}'; expected an http or https URL without user name and fragment.`,
    { path: 'RegisterService/url' },
  );
}

async function forgetExpired(tx: StoreTransaction, now: number): Promise<void> {
  await tx
    .deleteFrom('registry_services')
    .where('expires_at', '<', now - RETENTION)
    .execute();
}

async function enterProvider(
  tx: StoreTransaction,
  { issuer, subject }: Identity,
  name: string,
  now: number,
): Promise<ProviderId> {
  const { id } = await tx
    .insertInto('registry_providers')
    .values({ id: newId('prv'), issuer, subject, name, first_seen_at: now })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doUpdateSet({ name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function idOfOffer(
  tx: StoreTransaction,
  providerId: ProviderId,
  { url, applicationUri }: Offer,
): Promise<ServiceId | undefined> {
  const row = await tx
    .selectFrom('registry_services')
    .select('id')
    .where('provider_id', '=', providerId)
    .where('url', '=', url)
    .where('application_uri', '=', applicationUri)
    .executeTakeFirst();
  return row?.id;
}

async function checkLimit(
  tx: StoreTransaction,
  { maximumServices }: Registry,
  providerId: ProviderId,
): Promise<void> {
  const { registered } = await tx
    .selectFrom('registry_services')
    .select(({ fn }) => fn.countAll<number>().as('registered'))
    .where('provider_id', '=', providerId)
    .executeTakeFirstOrThrow();
  if (registered < maximumServices) return;
  throw new PlegmaError(
    'SERVICE_LIMIT',
    `You have ${registered} services registered; this broker allows ${maximumServices} a provider.`,
  );
}

interface Entry {
  readonly id: ServiceId;
  readonly providerId: ProviderId;
  readonly offer: Offer;
  readonly now: number;
  readonly leaseSeconds: number;
}

async function enterService(
  tx: StoreTransaction,
  { id, providerId, offer, now, leaseSeconds }: Entry,
): Promise<void> {
  const changing = {
    name: offer.name,
    description: offer.description,
    application_version: offer.applicationVersion ?? null,
    categories: JSON.stringify(offer.categories),
    keywords: JSON.stringify(offer.keywords),
    price_amount: offer.priceFrom?.amount ?? null,
    price_currency: offer.priceFrom?.currency ?? null,
    renewed_at: now,
    expires_at: now + leaseSeconds * 1000,
  };
  await tx
    .insertInto('registry_services')
    .values({
      ...changing,
      id,
      provider_id: providerId,
      url: offer.url,
      application_uri: offer.applicationUri,
      registered_at: now,
      version: 1,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ eb }) => ({
        ...changing,
        version: eb('registry_services.version', '+', 1),
      })),
    )
    .execute();
}
