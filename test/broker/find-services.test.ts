import assert from 'node:assert/strict';
import { type Criteria, findServices } from '../../src/broker/find-services.ts';
import { listServices } from '../../src/broker/list-services.ts';
import { registerService } from '../../src/broker/register-service.ts';
import { readRegistry } from '../../src/broker/registry-reading.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import { identityNamed, pack, paint, swirl, type TestRegistry, testRegistry } from './test-registry.ts';

describe('looking for services', () => {
  let registry: TestRegistry;
  beforeEach(async () => {
    registry = await testRegistry();
    for (const offer of [paint, pack, swirl]) {
      await registerService(registry, {
        identity: identityNamed('provider'),
        requestId: undefined,
        offer,
        leaseSeconds: 300,
      });
    }
  });
  afterEach(() => registry.temporary.remove());

  const find = async (criteria: Criteria) =>
    (await findServices(registry, criteria, {})).items.map((service) => service.name);

  it('lists in the order of registration, page by page, stable while services come and go', async () => {
    const reading = await readRegistry(registry);
    const first = await listServices(reading, { limit: 2 });
    assert.deepEqual(
      first.items.map((service) => service.name),
      ['Oil Paint', 'Pack'],
    );
    const second = await listServices(reading, { limit: 2, cursor: first.nextCursor });
    assert.deepEqual(
      second.items.map((service) => service.name),
      ['Swirl'],
    );
    assert.equal(second.nextCursor, undefined);
    await assert.rejects(listServices(reading, { cursor: 'rubbish' }), { code: 'CURSOR_INVALID' });
  });

  it('puts a name before a keyword before a description', async () => {
    assert.deepEqual(await find({ text: 'swirl' }), ['Swirl', 'Oil Paint']);
    const [best, other] = (await findServices(registry, { text: 'SWÏRL' }, {})).items;
    assert.equal(best?.rank, 1);
    assert.ok(other !== undefined && other.rank > 0 && other.rank < 0.5);
  });

  it('wants every word, and takes the beginning of one', async () => {
    assert.deepEqual(await find({ text: 'paint picture' }), ['Oil Paint']);
    assert.deepEqual(await find({ text: 'compr' }), ['Pack']);
    assert.deepEqual(await find({ text: 'swirl zip' }), []);
    assert.deepEqual(await find({ text: '%' }), []);
  });

  it('holds exact criteria exactly, and together', async () => {
    assert.deepEqual(await find({ category: 'graphics' }), ['Oil Paint', 'Swirl']);
    assert.deepEqual(await find({ category: 'graph' }), []);
    assert.deepEqual(await find({ applicationUri: pack.applicationUri }), ['Pack']);
    assert.deepEqual(await find({ category: 'graphics', text: 'turns' }), ['Swirl']);
    assert.deepEqual(await find({ providerId: 'prv-other' }), []);
  });

  it('compares prices as decimals of one currency', async () => {
    const atMost = (amount: string, currency = 'EUR') =>
      find({ maximumPrice: { amount: decimal(amount), currency } });
    assert.deepEqual(await atMost('0.050000'), ['Swirl']);
    assert.deepEqual(await atMost('.2'), ['Oil Paint', 'Swirl']);
    assert.deepEqual(await atMost('0.049999'), []);
    assert.deepEqual(await atMost('10', 'USD'), []);
    assert.deepEqual(await atMost('-1'), []);
  });

  it('goes on from page to page without showing one twice', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await findServices(registry, { text: 'p' }, { limit: 1, cursor });
      seen.push(...page.items.map((service) => service.name));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    assert.deepEqual(seen, ['Oil Paint', 'Pack', 'Swirl']);
  });

  it('shows nothing whose lease has ended', async () => {
    registry.pass(300);
    assert.deepEqual(await find({}), []);
  });
});
