import type { RegisterService } from '../../contracts/generated/registry-types.ts';
import type { Application } from '../../provider/applications/application.ts';
import { unfit } from '../../provider/jobs/limits.ts';
import { makeOffer } from '../../provider/jobs/offer.ts';
import type { Resource, ResourceCatalogue } from '../../provider/jobs/resource.ts';
import { formatAmount } from '../../provider/money.ts';
import { decimal } from '../../soap/codec/decimal.ts';

/** What a provider registers of one application. */
export type OfferedService = Omit<RegisterService, 'requestId' | 'leaseSeconds'>;

/** One service for each application, at the address of the JobService. */
export function servicesOffered(
  providerName: string,
  applications: readonly Application[],
  resources: ResourceCatalogue,
  jobService: URL,
): OfferedService[] {
  return applications.map((application) => ({
    name: application.name,
    description: application.description ?? '',
    url: jobService.href,
    applicationUri: application.uri,
    applicationVersion: application.version,
    categories: application.group === undefined ? [] : [application.group],
    keywords: application.keywords,
    priceFrom: lowestPrice(application, resources),
    providerName,
  }));
}

/** What a run with hardly any input is expected to cost at the cheapest resource. */
function lowestPrice(application: Application, resources: ResourceCatalogue): OfferedService['priceFrom'] {
  const [first, ...others] = resources
    .fitting(application)
    .filter((resource) => unfit(resource, undefined, application.requirements) === undefined)
    .map((resource) => ({ resource, charge: expectedCharge(application, resource) }));
  if (first === undefined) return undefined;
  const cheapest = others.reduce((best, next) => (next.charge < best.charge ? next : best), first);
  const { currency } = cheapest.resource;
  return { amount: decimal(formatAmount(cheapest.charge, currency)), currency };
}

const expectedCharge = (application: Application, resource: Resource): number =>
  makeOffer(application, resource, application.requirements, 0).expected;
