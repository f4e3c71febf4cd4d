import assert from 'node:assert/strict';
import { countServices } from '../../src/broker/count-services.ts';
import { getService } from '../../src/broker/get-service.ts';
import { allServices } from '../../src/broker/list-services.ts';
import { type Offer, stateAt } from '../../src/broker/listed-service.ts';
import { registerService } from '../../src/broker/register-service.ts';
import { renewRegistration } from '../../src/broker/renew-registration.ts';
import { withdrawServices } from '../../src/broker/withdraw-services.ts';
import { identityNamed, paint, swirl, type TestRegistry, testRegistry } from './test-registry.ts';

const provider = identityNamed('provider');
const rival = identityNamed('rival');

describe('registration', () => {
  let registry: TestRegistry;
  beforeEach(async () => {
    registry = await testRegistry();
  });
  afterEach(() => registry.temporary.remove());

  const register = (
    offer: Offer,
    { identity = provider, requestId = undefined as string | undefined } = {},
  ) => registerService(registry, { identity, requestId, offer, leaseSeconds: 300 });
  const names = async () => (await allServices(registry)).map((service) => service.name);

  it('lists what the provider said, until the lease ends', async () => {
    const service = await register(swirl);
    assert.deepEqual(await allServices(registry), [service]);
    const { id, providerId, registeredAt, renewedAt, expiresAt, version, ...said } = service;
    assert.deepEqual(said, swirl);
    assert.match(id, /^svc-/);
    assert.match(providerId, /^prv-/);
    assert.deepEqual(
      { registeredAt, renewedAt, expiresAt, version },
      {
        registeredAt: registry.now(),
        renewedAt: registry.now(),
        expiresAt: registry.now() + 300_000,
        version: 1,
      },
    );
    registry.pass(300);
    assert.deepEqual(await allServices(registry), []);
  });

  it('survives a restart of the broker', async () => {
    await register(swirl);
    const other = await registry.temporary.reopen();
    assert.equal((await allServices({ ...registry, store: other })).length, 1);
  });

  it('says up while renewals come, unknown when one is missed, down when the lease has ended', async () => {
    const service = await register(swirl);
    assert.equal(stateAt(service, registry.now() + 224_000), 'up');
    assert.equal(stateAt(service, registry.now() + 226_000), 'unknown');
    registry.pass(301);
    assert.equal(stateAt(await getService(registry.store.db, service.id), registry.now()), 'down');
  });

  it('replaces what the same provider said of the same application at the same address', async () => {
    const first = await register(swirl);
    const second = await register({ ...swirl, description: 'New words', providerName: 'New name' });
    assert.equal(second.id, first.id);
    assert.equal(second.version, 2);
    const [listed, ...rest] = await allServices(registry);
    assert.deepEqual([listed?.description, listed?.providerName, rest.length], ['New words', 'New name', 0]);
  });

  it('keeps the offers of two providers apart, even with the same address', async () => {
    await register(swirl);
    await register({ ...swirl, description: 'Not his' }, { identity: rival });
    assert.deepEqual(await countServices(registry), { services: 2, providers: 2 });
  });

  it('gives a service that comes back within a day its id again, later a new one', async () => {
    const { id } = await register(swirl);
    registry.pass(80_000);
    assert.equal((await register(swirl)).id, id);
    registry.pass(300 + 86_401);
    assert.notEqual((await register(swirl)).id, id);
  });

  it('happens once for a request id, and refuses the id with other content', async () => {
    const first = await register(swirl, { requestId: 'one' });
    registry.pass(10);
    assert.deepEqual(await register(swirl, { requestId: 'one' }), first);
    await assert.rejects(register(paint, { requestId: 'one' }), { code: 'REQUEST_ID_REUSED' });
    assert.deepEqual(await names(), ['Swirl']);
  });

  it('refuses an identity that is not trusted, and changes nothing', async () => {
    const stranger = identityNamed('provider', 'CN=Other CA,O=Plegma');
    await assert.rejects(register(swirl, { identity: stranger }), { code: 'PROVIDER_NOT_TRUSTED' });
    assert.deepEqual(await names(), []);
  });

  for (const url of [
    'provider.example/services',
    'ftp://host/',
    'https://user:pw@host/',
    'http://host/#x',
    '',
  ]) {
    it(`refuses the address '${url}'`, async () => {
      await assert.rejects(register({ ...swirl, url }), {
        code: 'SERVICE_URL_INVALID',
        path: 'RegisterService/url',
      });
    });
  }

  it('allows a provider so many services and no more; known ones may still be renewed', async () => {
    for (let count = 1; count <= 5; count++) await register({ ...swirl, applicationUri: `urn:app:${count}` });
    await assert.rejects(register(paint), { code: 'SERVICE_LIMIT', message: /5 services .* allows 5/ });
    await register({ ...swirl, applicationUri: 'urn:app:5' });
    await register(paint, { identity: rival });
  });

  describe('renewal', () => {
    it('prolongs leases in the order asked for', async () => {
      const one = await register(swirl);
      const two = await register(paint);
      registry.pass(250);
      const expiresAt = registry.now() + 600_000;
      assert.deepEqual(await renewRegistration(registry, provider, [two.id, one.id], 600), [
        { id: two.id, expiresAt },
        { id: one.id, expiresAt },
      ]);
      registry.pass(599);
      assert.deepEqual(await names(), ['Swirl', 'Oil Paint']);
      assert.equal((await getService(registry.store.db, one.id)).version, 2);
    });

    it('is all or nothing: an unknown service or another’s spoils it', async () => {
      const mine = await register(swirl);
      const his = await register(paint, { identity: rival });
      await assert.rejects(renewRegistration(registry, provider, [mine.id, his.id], 600), {
        code: 'SERVICE_OF_ANOTHER',
      });
      await assert.rejects(renewRegistration(registry, provider, [mine.id, 'svc-none'], 600), {
        code: 'SERVICE_UNKNOWN',
      });
      await assert.rejects(renewRegistration(registry, provider, ["svc' or 1=1"], 600), {
        code: 'SERVICE_UNKNOWN',
      });
      assert.equal((await getService(registry.store.db, mine.id)).expiresAt, mine.expiresAt);
    });
  });

  describe('withdrawal', () => {
    it('takes services off the list at once', async () => {
      const one = await register(swirl);
      await register(paint);
      await withdrawServices(registry, provider, [one.id]);
      assert.deepEqual(await names(), ['Oil Paint']);
      await assert.rejects(getService(registry.store.db, one.id), { code: 'SERVICE_UNKNOWN' });
    });

    it('is for the owner alone', async () => {
      const one = await register(swirl);
      await assert.rejects(withdrawServices(registry, rival, [one.id]), { code: 'SERVICE_OF_ANOTHER' });
      assert.deepEqual(await names(), ['Swirl']);
    });
  });
});
