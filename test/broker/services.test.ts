import assert from 'node:assert/strict';
import type { Broker } from '../../src/broker/broker.ts';
import { mobileGridServer } from '../../src/broker/mobile-grid-server.ts';
import { registryService } from '../../src/broker/registry-service.ts';
import { noAttachments } from '../../src/soap/attachments/attachment.ts';
import type { CallContext, Caller } from '../../src/soap/server/operation.ts';
import { identityNamed, paint, swirl, type TestRegistry, testRegistry } from './test-registry.ts';

const anonymous: Caller = { kind: 'anonymous' };
const provider: Caller = {
  kind: 'identified',
  identity: identityNamed('provider'),
  evidence: 'ab'.repeat(32),
};

function callBy(caller: Caller, messageId?: string): CallContext {
  return {
    caller,
    messageId,
    address: new URL('http://phone.example:8080/services/Registry'),
    signal: new AbortController().signal,
    envelope: new Uint8Array(),
    attachments: noAttachments,
    resource: [],
    attach: undefined,
  };
}

describe("the broker's services", () => {
  let registry: TestRegistry;
  let broker: Broker;
  beforeEach(async () => {
    registry = await testRegistry();
    broker = {
      ...registry,
      name: 'Test broker',
      about: 'About the Grid',
      softwareVersion: '0.1.0',
      peers: ['http://peer.example/services/Registry'],
      authorities: [new Uint8Array([48])],
      publicUrl: undefined,
    };
  });
  afterEach(() => registry.temporary.remove());

  const native = () => registryService(broker).operations;
  const legacy = () => mobileGridServer(broker).operations;

  it('show a registered service with state, lease and the broker it was reached at', async () => {
    const { service } = await native().RegisterService({ ...swirl, leaseSeconds: 60 }, callBy(provider));
    const { services, nextCursor } = await native().ListServices({}, callBy(anonymous));
    assert.deepEqual(services, [service]);
    assert.equal(nextCursor, undefined);
    assert.equal(service.state, 'up');
    assert.equal(service.broker, 'http://phone.example:8080/services/Registry');
    assert.equal(service.expiresAt.getTime() - service.registeredAt.getTime(), 60_000);
    const found = await native().FindServices({ text: 'swirl' }, callBy(anonymous));
    assert.deepEqual(found.services, [{ ...service, rank: 1 }]);
    assert.deepEqual(await native().GetService({ serviceId: service.serviceId }, callBy(anonymous)), {
      service,
    });
  });

  it('give a lease of 300 seconds where none is asked for, and prolong it', async () => {
    const { service } = await native().RegisterService(swirl, callBy(provider));
    assert.equal(service.expiresAt.getTime(), registry.now() + 300_000);
    registry.pass(100);
    const renewed = await native().RenewRegistration({ serviceIds: [service.serviceId] }, callBy(provider));
    const expiresAt = new Date(registry.now() + 300_000);
    assert.deepEqual(renewed.registrations, [{ serviceId: service.serviceId, expiresAt }]);
    await native().WithdrawService({ serviceIds: [service.serviceId] }, callBy(provider));
    assert.deepEqual((await native().ListServices({}, callBy(anonymous))).services, []);
  });

  it('take the MessageID where a registration names no request id', async () => {
    const first = await native().RegisterService(swirl, callBy(provider, 'uuid:1'));
    registry.pass(5);
    assert.deepEqual(await native().RegisterService(swirl, callBy(provider, 'uuid:1')), first);
    await assert.rejects(native().RegisterService(paint, callBy(provider, 'uuid:1')), {
      code: 'REQUEST_ID_REUSED',
    });
  });

  it('write for nobody who has not signed', async () => {
    await assert.rejects(native().RegisterService(swirl, callBy(anonymous)), { code: 'SIGNATURE_MISSING' });
    const { open } = registryService(broker);
    assert.deepEqual([...open].sort(), ['DescribeBroker', 'FindServices', 'GetService', 'ListServices']);
  });

  it('describe the broker and count what it lists', async () => {
    await native().RegisterService(swirl, callBy(provider));
    await native().RegisterService(paint, callBy(provider));
    const description = await native().DescribeBroker({}, callBy(anonymous));
    assert.deepEqual([description.serviceCount, description.providerCount], [2, 1]);
    assert.deepEqual([description.name, description.about], ['Test broker', 'About the Grid']);
    assert.equal(description.certificateAuthorities.length, 1);
  });

  it('give old clients the size and the rows of name, description and URL, in the order of the registry', async () => {
    await native().RegisterService(paint, callBy(provider));
    await native().RegisterService(swirl, callBy(provider));
    assert.deepEqual(await legacy().ListSize({}, callBy(anonymous)), { ListSizeReturn: 2 });
    assert.deepEqual(await legacy().ServicesList({}, callBy(anonymous)), {
      ServicesListReturn: [
        [paint.name, paint.description, paint.url],
        [swirl.name, swirl.description, swirl.url],
      ],
    });
  });
});
