import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { registryContract } from '../../src/contracts/generated/registry-contract.ts';
import { AuthorityDirectory } from '../../src/security/pki/authority-directory.node.ts';
import { REGISTRY_PATH } from '../../src/server/compose-broker.ts';
import { fetchTransport } from '../../src/soap/client/fetch-transport.ts';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import type { Transport } from '../../src/soap/client/transport.ts';
import { paint, swirl } from '../broker/test-registry.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { startBroker, type TestBroker } from './test-broker.ts';

describe('a broker over HTTP', () => {
  let directory: string;
  let broker: TestBroker;
  beforeEach(async () => {
    directory = temporaryDirectory('server');
    broker = await startBroker(directory);
  });
  afterEach(async () => {
    await broker.stop();
  });

  it('takes signed registrations and shows them to anybody', async () => {
    const { service } = await broker.asProvider.RegisterService(swirl);
    const { services } = await broker.unsigned.ListServices({});
    assert.deepEqual(services, [service]);
    assert.equal(service.broker, `${broker.base.href}services/Registry`);
    const { services: found } = await broker.unsigned.FindServices({
      text: 'swirl',
      maximumPrice: swirl.priceFrom,
    });
    assert.deepEqual(found, [{ ...service, rank: 1 }]);
  });

  it('refuses registrations that are unsigned or of an identity that it does not trust', async () => {
    await assert.rejects(broker.unsigned.RegisterService(swirl), { code: 'SIGNATURE_MISSING' });
    await assert.rejects(broker.asOther.RegisterService(swirl), (error: unknown) => {
      assert.ok(error instanceof SoapFaultError);
      assert.deepEqual(
        [error.code, error.kind, error.verified],
        ['PROVIDER_NOT_TRUSTED', 'NotAuthorised', true],
      );
      return true;
    });
    assert.deepEqual((await broker.unsigned.ListServices({})).services, []);
  });

  it('refuses a provider from the moment that its certificate is revoked', async () => {
    await broker.asProvider.RegisterService(swirl);
    const authority = await AuthorityDirectory.open(join(directory, 'certs'), {
      commonName: 'not made anew',
    });
    await authority.revoke(broker.foundation.credentials.provider.chain[0]);
    const outcome = async () =>
      broker.asProvider.RegisterService(paint).then(
        () => 'taken',
        (error) => error.code,
      );
    let last = await outcome();
    for (
      const deadline = Date.now() + 15_000;
      last === 'taken' && Date.now() < deadline;
      last = await outcome()
    ) {
      await sleep(50);
    }
    assert.equal(last, 'CERTIFICATE_REVOKED');
  });

  it('refuses a message that it took before its restart', async () => {
    const messages: Uint8Array[] = [];
    const record: Transport = async (request) => {
      if (request.body instanceof Uint8Array) messages.push(request.body);
      return fetchTransport()(request);
    };
    const address = new URL(REGISTRY_PATH, broker.base);
    const credential = broker.foundation.credentials.provider;
    const security = { credential, verification: { trust: broker.foundation.trust } };
    await createProxy(registryContract, record, { address, security }).RegisterService(swirl);
    await broker.stop();
    broker = await startBroker(directory, Number(broker.base.port));
    const [body = new Uint8Array()] = messages;
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
    const answer = await fetch(address, { method: 'POST', headers, body: Uint8Array.from(body) });
    assert.equal(answer.status, 500);
    assert.match(await answer.text(), /MESSAGE_REPLAYED/);
  });

  it('names the member of a bad request', async () => {
    await assert.rejects(
      broker.asProvider.RegisterService({ ...swirl, url: 'ftp://host/' }),
      (error: unknown) => {
        assert.ok(error instanceof SoapFaultError);
        assert.deepEqual(
          [error.kind, error.code, error.path],
          ['InvalidRequest', 'SERVICE_URL_INVALID', 'RegisterService/url'],
        );
        return true;
      },
    );
  });

  it('answers the clients of 2006 in their own tongue', async () => {
    await broker.asProvider.RegisterService(paint);
    await broker.asProvider.RegisterService(swirl);
    const call = async (operation: string) => {
      const response = await fetch(new URL('/axis/services/MobileGridServer', broker.base), {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
        body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><m:${operation} xmlns:m="${namespace}"/></s:Body></s:Envelope>`,
      });
      assert.equal(response.headers.get('content-type'), 'text/xml; charset=utf-8');
      return response.text();
    };
    const wsdl = await (await fetch(new URL('/axis/services/MobileGridServer?wsdl', broker.base))).text();
    const namespace = /targetNamespace="([^"]+)"/.exec(wsdl)?.[1] ?? '';
    assert.match(await call('ListSize'), /ListSizeReturn[^>]*>2</);
    const list = await call('ServicesList');
    assert.ok(list.indexOf(paint.description) < list.indexOf(swirl.description));
    assert.ok(list.includes(swirl.url));
  });

  it('publishes WSDLs that name the address by which it was asked', async () => {
    const response = await fetch(new URL('/services/Registry?wsdl', broker.base), {
      headers: { 'x-forwarded-host': 'grid.example', 'x-forwarded-proto': 'https' },
    });
    const wsdl = await response.text();
    assert.ok(wsdl.includes('location="https://grid.example/services/Registry"'));
    assert.ok(wsdl.includes('https://grid.example/services/Registry?xsd=common.xsd'));
    assert.equal((await fetch(new URL('/services/Registry?xsd=common.xsd', broker.base))).status, 200);
  });

  it('counts what it lists and what it was asked, and is ready', async () => {
    await broker.asProvider.RegisterService(swirl);
    await assert.rejects(broker.unsigned.RegisterService(swirl));
    const metrics = await (await fetch(new URL('/metrics', broker.base))).text();
    assert.match(metrics, /^plegma_registry_services 1$/m);
    const labels = 'site="broker",service="Registry",operation="RegisterService"';
    assert.ok(metrics.includes(`plegma_calls_total{${labels},outcome="answered",code=""} 1`));
    assert.ok(metrics.includes(`plegma_calls_total{${labels},outcome="fault",code="SIGNATURE_MISSING"} 1`));
    assert.deepEqual(await (await fetch(new URL('/readyz', broker.base))).json(), {
      ready: true,
      checks: { 'broker registry': 'ok' },
    });
  });
});
