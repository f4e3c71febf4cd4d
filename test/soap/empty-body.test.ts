import assert from 'node:assert/strict';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import type { OperationContract, ServiceContract } from '../../src/soap/service-contract.ts';
import { envelope } from './server/envelopes.ts';
import { post, type Running, raw, running } from './server/running.ts';
import { cast } from './server/signing.ts';

const operation: OperationContract = {
  name: 'Ping',
  style: 'document-literal',
  soapAction: 'urn:ping',
  actions: { request: 'urn:ping', response: 'urn:pinged', faults: {} },
  request: '',
  response: '',
  emptyResponse: true,
  faults: [],
};
const contract: ServiceContract = {
  name: 'Pings',
  namespace: 'urn:ping',
  operations: { Ping: operation },
  schema: { elements: {}, types: {} },
};

describe('messages with an empty Body (WS-I R2210)', () => {
  let server: Running;
  let pinged = 0;
  before(async () => {
    const operations = {
      Ping: async (input: object) => {
        assert.deepEqual(input, {});
        pinged += 1;
        return {};
      },
    };
    const { verification, server: credential } = await cast();
    server = await running(
      createSoapEndpoint({
        services: [{ contract, open: new Set(['Ping']), operations }],
        verification: verification(),
        signer: { credential },
      }),
    );
  });
  after(() => server.close());

  it('find the one operation that takes them, and are answered with one, not with 202', async () => {
    const answer = await raw(server.port, post(envelope('')));
    assert.equal(answer.status, 200, answer.body);
    assert.match(answer.body, /<soapenv:Body><\/soapenv:Body>/);
    assert.equal(pinged, 1);
  });

  it('are sent and taken by our client', async () => {
    const proxy = createProxy(contract, undiciTransport(), { address: server.address });
    assert.deepEqual(await proxy['Ping']?.({}), {});
    assert.equal(pinged, 2);
  });

  it('are all that this operation takes', async () => {
    const answer = await raw(server.port, post(envelope('<e:Echo/>')));
    assert.match(answer.body, /OPERATION_UNKNOWN/);
  });
});
