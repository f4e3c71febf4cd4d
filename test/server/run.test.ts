import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { connectBroker } from '../../src/client/connect-broker.ts';
import { checkConfiguration } from '../../src/server/configuration/read-configuration.ts';
import { type RunningServer, startServer } from '../../src/server/run.ts';
import { fetchTransport } from '../../src/soap/client/fetch-transport.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('a server', () => {
  let directory: string;
  let server: RunningServer | undefined;
  beforeEach(() => {
    directory = temporaryDirectory('server');
  });
  afterEach(async () => {
    await server?.close();
    server = undefined;
  });

  const start = async (broker: object = {}, provider: object = {}) => {
    const configuration = checkConfiguration({
      dataDirectory: directory,
      broker: { port: 0, ...broker },
      provider: { port: 0, ...provider },
      log: { level: 'silent' },
    });
    server = await startServer(configuration);
    return server.addresses;
  };
  const listed = async (address: string) => {
    const { services } = await connectBroker(address, fetchTransport()).registry.ListServices({});
    return services.map((service) => `${service.name} at ${service.url}, from ${service.priceFrom?.amount}`);
  };

  it('has the services of its provider listed at its broker when it has started', async () => {
    const { broker, provider } = await start();
    assert.ok(broker !== undefined && provider !== undefined);
    assert.deepEqual(await listed(broker.registry), [
      `Pack at ${provider.jobService}, from 0.05`,
      `Paint at ${provider.jobService}, from 0.05`,
      `Swirl at ${provider.jobService}, from 0.05`,
    ]);
    const legacy = connectBroker(broker.url, fetchTransport()).mobileGridServer;
    assert.equal((await legacy.ListSize({})).ListSizeReturn, 3);
    assert.deepEqual((await legacy.ServicesList({})).ServicesListReturn?.[2]?.[0], 'Swirl');
  });

  it('serves both on one port where they are given the same, or each on its own', async () => {
    const shared = await start();
    assert.equal(shared.broker?.url, shared.provider?.url);
    await server?.close();
    const separate = await start({ host: '127.0.0.1' }, { host: 'localhost' });
    assert.notEqual(separate.broker?.url, separate.provider?.url);
  });

  it('registers and tells the address under which clients reach it', async () => {
    const publicUrl = 'https://grid.example:8443/';
    const { broker, provider } = await start({}, { publicUrl });
    assert.equal(provider?.jobService, 'https://grid.example:8443/services/JobService');
    const [first] = await listed(broker?.registry ?? '');
    assert.match(first ?? '', /^Pack at https:\/\/grid\.example:8443\/services\/JobService/);
  });

  it('finds its own broker where it listens, whatever its public address', async () => {
    const { broker } = await start({ publicUrl: 'https://nowhere.invalid/' });
    assert.equal(broker?.registry, 'https://nowhere.invalid/services/Registry');
    const local = server?.addresses.provider?.url ?? '';
    const { services } = await connectBroker(local, fetchTransport()).registry.ListServices({});
    assert.equal(services.length, 3);
    assert.equal(services[0]?.broker, 'https://nowhere.invalid/services/Registry');
  });

  it('shows its services, health and readiness', async () => {
    const { broker } = await start();
    assert.ok(broker !== undefined);
    const list = await (await fetch(broker.services)).text();
    for (const name of ['Registry', 'MobileGridServer', 'AccountService', 'DataService', 'JobService']) {
      assert.ok(list.includes(`${name}?wsdl`), name);
    }
    assert.equal((await fetch(broker.health)).status, 200);
    assert.deepEqual(await (await fetch(broker.ready)).json(), {
      ready: true,
      checks: { 'broker registry': 'ok', 'provider store': 'ok', 'provider platforms': 'ok' },
    });
  });

  it('keeps everything under its data directory', async () => {
    await start();
    const names = await readdir(directory);
    assert.ok(
      ['certs', 'plegma.db', 'stagers'].every((name) => names.includes(name)),
      names.join(),
    );
  });

  it('runs the broker or the provider alone', async () => {
    const alone = await start({}, { enabled: false });
    assert.equal(alone.provider, undefined);
    assert.deepEqual(await listed(alone.broker?.registry ?? ''), []);
    await server?.close();
    assert.equal((await start({ enabled: false })).broker, undefined);
  });

  it('withdraws its services when it ends, and starts again on the same data', async () => {
    const first = await start();
    const port = Number(new URL(first.broker?.url ?? '').port);
    await server?.close();
    await assert.rejects(fetch(first.broker?.health ?? ''));
    const second = await start({ port }, { port });
    assert.equal(second.broker?.registry, first.broker?.registry);
    assert.equal((await listed(second.broker?.registry ?? '')).length, 3);
  });

  it('leaves nothing running when it cannot start', async () => {
    const { broker } = await start({}, { enabled: false });
    const taken = Number(new URL(broker?.url ?? '').port);
    const running = server;
    const other = checkConfiguration({
      dataDirectory: `${directory}/other`,
      broker: { port: 0 },
      provider: { port: taken },
      log: { level: 'silent' },
    });
    await assert.rejects(startServer(other), { code: 'PORT_UNAVAILABLE' });
    server = running;
  });

  it('refuses resources whose platform is not configured', async () => {
    const resources = [{ id: 'res-a', name: 'A', platform: 'moon' }];
    await assert.rejects(start({}, { resources }), {
      code: 'CONFIG_INVALID',
      path: 'provider.resources[0].platform',
    });
  });
});
