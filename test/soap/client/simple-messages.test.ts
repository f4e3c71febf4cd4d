import assert from 'node:assert/strict';
import { createProxy, type ServiceProxy } from '../../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import type { Service } from '../../../src/soap/server/operation.ts';
import type { ServiceContract } from '../../../src/soap/service-contract.ts';
import { documentContract } from '../codec/described-service.ts';
import { type Running, running } from '../server/running.ts';
import { cast } from '../server/signing.ts';

type Doubling = { Do: { readonly input: number | null; readonly output: number | null } };

describe('messages that are no objects (document/literal with an element of a simple type)', () => {
  const contract = documentContract(
    '<xsd:element name="Do" type="xsd:int" nillable="true"/>',
  ) as ServiceContract<Doubling>;
  const service: Service<Doubling> = {
    contract,
    open: new Set(['Do']),
    operations: { Do: async (value) => (value === null ? null : value * 2) },
  };
  let server: Running;
  let client: ServiceProxy<Doubling>;
  before(async () => {
    const people = await cast();
    server = await running(createSoapEndpoint({ services: [service], verification: people.verification() }));
    client = createProxy(contract, undiciTransport(), { address: server.address });
  });
  after(() => server.close());

  it('are numbers, texts and null, both ways', async () => {
    assert.equal(await client.Do(21), 42);
    assert.equal(await client.Do(null), null);
  });
});
