import assert from 'node:assert/strict';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import { paint, swirl } from '../broker/test-registry.ts';
import { removeDirectory, startBroker, type TestBroker, temporaryDirectory } from './test-broker.ts';

describe('a broker over HTTP', () => {
  let directory: string;
  let broker: TestBroker;
  beforeEach(async () => {
    directory = await temporaryDirectory();
    broker = await startBroker(directory);
  });
  afterEach(async () => {
    await broker.stop();
    await removeDirectory(directory);
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
