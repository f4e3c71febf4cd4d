import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { mobileGridServerContract } from '../../../src/contracts/generated/mobile-grid-server-contract.ts';
import type { MobileGridServerOperations } from '../../../src/contracts/generated/mobile-grid-server-types.ts';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { loadWsdl } from '../../../src/soap/server/load-wsdl.node.ts';
import type { Service } from '../../../src/soap/server/operation.ts';
import { type Running, raw, running } from '../server/running.ts';
import { type Cast, cast } from '../server/signing.ts';

const file = (name: string) => fileURLToPath(new URL(`../../../wsdl/${name}`, import.meta.url));
const rows = [
  ['Swirl', 'Swirls a picture & more', 'http://provider.example/services/JobService'],
  ['Paint', '', 'http://provider.example/services/JobService'],
];

describe('a WSDL read at run time', () => {
  let server: Running;
  let people: Cast;
  const { contract, documents } = loadWsdl<MobileGridServerOperations>(file('mobile-grid-server.wsdl'));

  before(async () => {
    people = await cast();
    const service: Service<MobileGridServerOperations> = {
      contract,
      open: new Set(['ListSize', 'ServicesList']),
      operations: {
        ListSize: async () => ({ ListSizeReturn: rows.length }),
        ServicesList: async () => ({ ServicesListReturn: rows }),
      },
    };
    const verification = people.verification();
    server = await running(
      createSoapEndpoint({
        services: [service],
        documents,
        verification,
        signer: { credential: people.server },
      }),
    );
  });
  after(() => server.close());

  for (const signed of [false, true]) {
    it(`serves rpc/encoded messages ${signed ? 'signed (IN-41)' : 'unsigned'}`, async () => {
      const security = signed && { credential: people.client, verification: people.verification() };
      const proxy = createProxy(mobileGridServerContract, undiciTransport(), {
        address: server.address,
        ...(security && { security }),
      });
      assert.equal((await proxy.ListSize({})).ListSizeReturn, 2);
      assert.deepEqual((await proxy.ServicesList({})).ServicesListReturn, rows);
    });
  }

  it('is published with its schemas', async () => {
    const get = (query: string) =>
      raw(server.port, [`GET /x?${query} HTTP/1.1\r\nHost: grid.example\r\n\r\n`]);
    assert.match((await get('wsdl')).body, /location="http:\/\/grid\.example\/x"/);
    assert.match((await get('xsd=soap-encoding.xsd')).body, /targetNamespace/);
  });

  it('has to have the service that is asked for', () => {
    assert.throws(() => loadWsdl(file('registry.wsdl'), 'Other'), { code: 'DOCUMENT_UNKNOWN' });
    assert.equal(loadWsdl(file('registry.wsdl'), 'Registry').contract.name, 'Registry');
  });
});
