import assert from 'node:assert/strict';
import type { Broker } from '../../src/broker/broker.ts';
import { registerService } from '../../src/broker/register-service.ts';
import { readRegistry } from '../../src/broker/registry-reading.ts';
import { registryService } from '../../src/broker/registry-service.ts';
import { noAttachments } from '../../src/soap/attachments/attachment.ts';
import type { CallContext } from '../../src/soap/server/operation.ts';
import { identityNamed, paint, swirl, type TestRegistry, testRegistry } from './test-registry.ts';

describe('what the registry has read', () => {
  let registry: TestRegistry;
  beforeEach(async () => {
    registry = await testRegistry();
    await register(swirl);
  });
  afterEach(() => registry.temporary.remove());

  const register = (offer: typeof swirl, store = registry.store) =>
    registerService(
      { ...registry, store },
      { identity: identityNamed('provider'), requestId: undefined, offer, leaseSeconds: 100 },
    );
  const read = async () => (await readRegistry(registry)).services.map(({ name }) => name);

  it('is the same object until something changes', async () => {
    const reading = await readRegistry(registry);
    registry.pass(74);
    assert.equal(await readRegistry(registry), reading);
  });

  it('follows what this process and what another one writes', async () => {
    assert.deepEqual(await read(), ['Swirl']);
    await register(paint);
    assert.deepEqual(await read(), ['Swirl', 'Oil Paint']);
    const other = await registry.temporary.reopen();
    await register({ ...swirl, name: 'Whirl' }, other);
    assert.deepEqual(await read(), ['Whirl', 'Oil Paint']);
  });

  it('ends when a renewal is missed and when a lease ends', async () => {
    const reading = await readRegistry(registry);
    registry.pass(75);
    const late = await readRegistry(registry);
    assert.notEqual(late, reading);
    registry.pass(24);
    assert.equal(await readRegistry(registry), late);
    registry.pass(1);
    assert.deepEqual(await read(), []);
  });

  it('does not outlast a clock that is put back', async () => {
    registry.pass(100);
    assert.deepEqual(await read(), []);
    registry.pass(-50);
    assert.deepEqual(await read(), ['Swirl']);
  });

  it('is answered with the same list until its state or the address of the broker is another one', async () => {
    const broker: Broker = {
      ...registry,
      name: 'Test broker',
      about: 'About the Grid',
      softwareVersion: '0.1.0',
      peers: [],
      authorities: [],
      publicUrl: undefined,
    };
    const list = async (host: string, limit?: number) => {
      const { ListServices } = registryService(broker).operations;
      return ListServices({ limit }, callAt(host));
    };
    const listed = await list('one.example');
    assert.equal(await list('one.example'), listed);
    assert.notEqual(await list('one.example', 1), listed);
    const [elsewhere] = (await list('two.example')).services;
    assert.equal(elsewhere?.broker, 'http://two.example/services/Registry');
    registry.pass(80);
    const [late] = (await list('one.example')).services;
    assert.equal(late?.state, 'unknown');
  });
});

function callAt(host: string): CallContext {
  return {
    caller: { kind: 'anonymous' },
    messageId: undefined,
    address: new URL(`http://${host}/services/Registry`),
    signal: new AbortController().signal,
    envelope: new Uint8Array(),
    attachments: noAttachments,
    resource: [],
    attach: undefined,
  };
}
