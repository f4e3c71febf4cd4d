import assert from 'node:assert/strict';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';
import { configuredPlatforms } from '../../../src/server/provider/configured-platforms.ts';
import { configuredResources } from '../../../src/server/provider/configured-resources.ts';
import { accountRules } from '../../../src/server/provider/provider-rules.ts';

describe('the configured resources', () => {
  const settingsOf = (provider: object) => checkConfiguration({ provider }).provider;
  const resourcesOf = (provider: object) => {
    const settings = settingsOf(provider);
    return configuredResources(settings, configuredPlatforms(settings, '/nowhere'));
  };
  const cluster = { name: 'cluster', kind: 'pbs' };
  const resource = { id: 'res-chem', name: 'Chemistry', platform: 'cluster' };

  for (const kind of ['local', 'pbs', 'slurm']) {
    it(`are one that stands for ${kind} where only the platform is named`, () => {
      const catalogue = resourcesOf({ platform: kind });
      const preset = catalogue.find(`res-${kind}`);
      assert.equal(preset?.platform, kind);
      assert.equal(catalogue.platforms.get(kind)?.kind, kind);
    });
  }

  it('hold prices as millionths, exactly', () => {
    const prices = [
      { metric: 'processor-time', price: '0.36', per: 3600 },
      { metric: 'job', price: '123456789.000001' },
    ];
    assert.deepEqual(
      resourcesOf({ platforms: [cluster], resources: [{ ...resource, prices }] }).find('res-chem')?.prices,
      [
        { metric: 'processor-time', unitPrice: 360_000, unitSize: 3600 },
        { metric: 'job', unitPrice: 123_456_789_000_001, unitSize: 1 },
      ],
    );
  });

  it("are in the provider's own currency and leave absent members out", () => {
    const limits = { wallTime: 60 };
    const chemistry = resourcesOf({
      platforms: [cluster],
      resources: [{ ...resource, limits, queue: 'chem' }],
      accounts: { currencies: ['CHF', 'EUR'] },
    }).find('res-chem');
    assert.deepEqual(chemistry, {
      ...resource,
      queue: 'chem',
      quality: 1,
      speed: 1,
      currency: 'CHF',
      prices: [],
      limits,
    });
  });

  it('are refused with one id twice', () => {
    assert.throws(() => resourcesOf({ platforms: [cluster], resources: [resource, resource] }), {
      code: 'CONFIG_INVALID',
      path: 'provider.resources[1].id',
    });
  });
});

describe('the account rules of the configuration', () => {
  const rulesOf = (accounts: object) =>
    accountRules(checkConfiguration({ provider: { accounts } }).provider.accounts);

  it('count credit in minor units, or leave every account to an operator', () => {
    assert.equal(rulesOf({ creditWithoutChecks: '12.5' }).creditWithoutChecks, 1250);
    assert.equal(rulesOf({ creditWithoutChecks: '100', currencies: ['JPY'] }).creditWithoutChecks, 100);
    assert.equal('creditWithoutChecks' in rulesOf({ creditWithoutChecks: '' }), false);
  });

  it('refuse credit that is finer than the minor unit', () => {
    assert.throws(() => rulesOf({ creditWithoutChecks: '0.005' }), {
      code: 'AMOUNT_INVALID',
      path: 'provider.accounts.creditWithoutChecks',
    });
  });
});
