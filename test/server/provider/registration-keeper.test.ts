import assert from 'node:assert/strict';
import { openLog } from '../../../src/server/log.ts';
import { RegistrationKeeper } from '../../../src/server/provider/registration-keeper.ts';
import { paint, swirl } from '../../broker/test-registry.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { startBroker, type TestBroker } from '../test-broker.ts';

describe('the keeper of registrations', () => {
  let directory: string;
  let broker: TestBroker;
  let keeper: RegistrationKeeper;
  beforeEach(async () => {
    directory = temporaryDirectory('server');
    broker = await startBroker(directory);
    keeper = keeperAt(broker);
  });
  afterEach(async () => {
    await keeper.stop();
    await broker.stop();
  });

  /** A lease so short that renewals come many times a second; the registry is asked for at least a minute. */
  const keeperAt = ({ asProvider, base }: TestBroker) =>
    new RegistrationKeeper({
      registry: { ...asProvider, ...atLeastAMinute(asProvider) },
      address: base.href,
      services: [swirl, paint],
      lease: 0.15,
      log: openLog({ level: 'silent' }),
    });
  const atLeastAMinute = ({ RegisterService, RenewRegistration }: TestBroker['asProvider']) => ({
    RegisterService: (input: Parameters<typeof RegisterService>[0]) =>
      RegisterService({ ...input, leaseSeconds: 60 }),
    RenewRegistration: (input: Parameters<typeof RenewRegistration>[0]) =>
      RenewRegistration({ ...input, leaseSeconds: 60 }),
  });
  const listed = async () => (await broker.unsigned.ListServices({})).services;

  it('has the services listed when it has started', async () => {
    await keeper.start();
    assert.deepEqual(
      (await listed()).map((service) => service.name),
      ['Swirl', 'Oil Paint'],
    );
    assert.equal(keeper.isListed, true);
  });

  it('renews the leases', async () => {
    await keeper.start();
    const [before] = await listed();
    await until(
      'a longer lease',
      async () => ((await listed())[0]?.expiresAt ?? 0) > (before?.expiresAt ?? 0),
    );
    assert.equal((await listed())[0]?.serviceId, before?.serviceId);
  });

  it('registers anew when the broker has forgotten the services', async () => {
    await keeper.start();
    const before = await listed();
    await broker.asProvider.WithdrawService({ serviceIds: before.map((service) => service.serviceId) });
    await until('both services', async () => (await listed()).length === 2);
  });

  it('outlasts a restart of the broker', async () => {
    await keeper.start();
    const port = Number(broker.base.port);
    await broker.stop();
    await until('the loss of the broker', () => !keeper.isListed);
    broker = await startBroker(directory, port);
    await until('a new registration', () => keeper.isListed);
    assert.equal((await listed()).length, 2);
  });

  it('starts without a broker, and finds it when it comes', async () => {
    const port = Number(broker.base.port);
    await broker.stop();
    await keeper.start();
    assert.equal(keeper.isListed, false);
    broker = await startBroker(directory, port);
    await until('a new registration', () => keeper.isListed);
  });

  it('withdraws the services at the end', async () => {
    await keeper.start();
    await keeper.stop();
    assert.deepEqual(await listed(), []);
  });
});
