import assert from 'node:assert/strict';
import type { LocalUserRules } from '../../../src/provider/jobs/resource.ts';
import { hasLocalUser, localUserAt } from '../../../src/provider/jobs/user-mapping.ts';
import type { LocalUser } from '../../../src/provider/platforms/platform.ts';
import type { DistinguishedName } from '../../../src/security/identity.ts';
import { ada, bob, resource } from './test-provider.ts';

const user = (name: string) => name as LocalUser;
const other = { ...ada, issuer: 'CN=Other CA' as DistinguishedName };

describe('the local user of a job', () => {
  const at = (localUsers?: LocalUserRules) => ({ ...resource, ...(localUsers && { localUsers }) });
  const mapped = { mappings: [{ subject: ada.subject, user: user('ada') }] };

  it('is that of the first mapping that fits, the authority counting where it is named', () => {
    const mappings = [
      { subject: ada.subject, issuer: other.issuer, user: user('guest') },
      { subject: ada.subject, issuer: ada.issuer, user: user('ada') },
    ];
    assert.equal(localUserAt(at({ mappings }), ada, 'SubmitJob'), 'ada');
    assert.equal(localUserAt(at({ mappings }), other, 'SubmitJob'), 'guest');
    assert.equal(localUserAt(at(mapped), other, 'SubmitJob'), 'ada');
  });

  it('is the default for everybody else, and the service’s own where nothing is said', () => {
    assert.equal(localUserAt(at({ ...mapped, defaultUser: user('guest') }), bob, 'SubmitJob'), 'guest');
    assert.equal(localUserAt(at(), bob, 'SubmitJob'), undefined);
    assert.equal(hasLocalUser(at(), bob), true);
  });

  it('is refused, by name, to somebody whom no mapping fits', () => {
    assert.equal(hasLocalUser(at(mapped), bob), false);
    assert.throws(() => localUserAt(at(mapped), bob, 'RequestQuote'), {
      code: 'LOCAL_USER_NONE',
      path: 'RequestQuote/resourceId',
      message: /has no local user for CN=Bob/,
    });
  });
});
