import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Price } from '../../provider/jobs/price.ts';
import { type Resource, ResourceCatalogue } from '../../provider/jobs/resource.ts';
import type { Platform, Requirements } from '../../provider/platforms/platform.ts';
import { present } from '../../provider/platforms/present.ts';
import type { ProviderSettings, ResourceSettings } from '../configuration/configuration.ts';
import { localUserRules, platformsIn } from './configured-platforms.ts';

/**
 * The resources of the configuration; where there are none, one that stands for the first platform.
 *
 * @throws CONFIG_INVALID where two have one id, or a platform is not configured.
 */
export function configuredResources(
  provider: ProviderSettings,
  platforms: ReadonlyMap<string, Platform>,
): ResourceCatalogue {
  const { resources, accounts } = provider;
  const users = new Map(platformsIn(provider).map((one) => [one.name, localUserRules(one)]));
  const settings = resources.length > 0 ? resources : [...platforms.keys()].slice(0, 1).map(presetResource);
  for (const [index, { id, platform }] of settings.entries()) {
    if (!platforms.has(platform)) throw wrong(index, 'platform', `there is no platform ${platform}`);
    if (settings.findIndex((other) => other.id === id) < index) throw wrong(index, 'id', `${id} is taken`);
  }
  return new ResourceCatalogue(
    settings.map((one) => ({
      ...toResource(one, accounts.currencies[0]),
      ...present({ localUsers: users.get(one.platform) }),
    })),
    platforms,
  );
}

/** What an unconfigured provider sells: runs at a small price, so that statements have something to show. */
function presetResource(platform: string): ResourceSettings {
  return {
    id: `res-${platform}`,
    name: platform === 'local' ? 'This machine' : `The ${platform} cluster`,
    platform,
    quality: 1,
    speed: 1,
    prices: [
      { metric: 'job', price: '0.05', per: 1 },
      { metric: 'processor-time', price: '0.36', per: 3600 },
      { metric: 'input-data', price: '0.01', per: 1_000_000 },
    ],
    limits: {},
  };
}

function toResource(settings: ResourceSettings, currency: string): Resource {
  const { description, queue, applications, prices, limits, ...said } = settings;
  return {
    ...said,
    currency,
    prices: prices.map(toPrice),
    limits: withoutAbsent(limits),
    ...(description === undefined ? {} : { description }),
    ...(queue === undefined ? {} : { queue }),
    ...(applications === undefined ? {} : { applications }),
  };
}

const toPrice = ({ metric, price, per }: ResourceSettings['prices'][number]): Price => ({
  metric,
  unitPrice: millionths(price),
  unitSize: per,
});

/** The schema allows 9 digits before and 6 behind the point: exact in a number. */
function millionths(decimal: string): number {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return Number(whole + fraction.padEnd(6, '0'));
}

function withoutAbsent(limits: ResourceSettings['limits']): Requirements {
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}

const wrong = (index: number, member: string, what: string) =>
  new PlegmaError('CONFIG_INVALID', `provider.resources[${index}].${member}: ${what}.`, {
    path: `provider.resources[${index}].${member}`,
  });
