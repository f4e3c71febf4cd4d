import assert from 'node:assert/strict';
import { checkConfiguration } from '../../../src/server/configuration/read-configuration.ts';
import { allSettings } from '../../../src/server/configuration/settings.ts';
import {
  committedConfigurationReference,
  configurationReference,
} from '../../../tools/configuration-reference.ts';

describe('the reference of the configuration', () => {
  it('is what the schema says', () => {
    assert.equal(committedConfigurationReference(), configurationReference(), 'run npm run generate');
  });

  it('says of every setting what it is for', () => {
    const silent = allSettings().filter(
      (setting) => setting.description === '' && !setting.path.includes('.limits.'),
    );
    assert.deepEqual(
      silent.map((setting) => setting.path),
      ['provider.resources[].description'],
    );
  });

  it('has the defaults that an empty file gives', () => {
    const defaults = checkConfiguration({});
    const stated = (path: string) => allSettings().find((setting) => setting.path === path)?.default;
    assert.equal(stated('broker.port'), JSON.stringify(defaults.broker.port));
    assert.equal(stated('provider.accounts.operators'), JSON.stringify(defaults.provider.accounts.operators));
  });
});
