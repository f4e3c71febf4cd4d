import assert from 'node:assert/strict';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { type DeclaredDetail, DeclaredFault } from '../../src/soap/declared-fault.ts';
import type { CallReport } from '../../src/soap/server/call-report.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import type { ServiceContract } from '../../src/soap/service-contract.ts';
import { documentContract, element, request, sequence } from './codec/described-service.ts';
import { contractWithTypedFaults, OUT as OUT_TYPE } from './codec/typed-fault-contract.ts';
import { type Running, running } from './server/running.ts';
import { type Cast, cast } from './server/signing.ts';

const OUT = '{urn:t}OutOfStock';

function contract(): ServiceContract {
  const fault = `<xsd:element name="OutOfStock"><xsd:complexType>${sequence(element('left'), element('until', 'type="xsd:date" minOccurs="0"'))}</xsd:complexType></xsd:element>`;
  const described = documentContract(fault + element('Other') + request(sequence()));
  const operation = described.operations['Do'];
  assert.ok(operation);
  return { ...described, operations: { Do: { ...operation, faults: [OUT] } } };
}

describe('faults that a WSDL declares', () => {
  let server: Running;
  let thrown: Error;
  let reports: CallReport[];
  const described = contract();
  before(async () => {
    const operations = {
      Do: async (): Promise<object> => {
        throw thrown;
      },
    };
    const services = [{ contract: described, open: new Set(['Do']), operations }];
    server = await running(createSoapEndpoint({ services, observe: (report) => reports.push(report) }));
  });
  beforeEach(() => {
    reports = [];
  });
  after(() => server.close());

  async function failure(error: Error, version: '1.1' | '1.2' = '1.1'): Promise<SoapFaultError> {
    thrown = error;
    const { address } = server;
    const proxy = createProxy(described, undiciTransport(), { address, version, retry: { attempts: 1 } });
    const caught: unknown = await proxy['Do']?.({}).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(caught instanceof SoapFaultError, String(caught));
    return caught;
  }

  const detail: DeclaredDetail = { element: OUT, value: { left: 2, until: '2026-01-02' } };

  for (const version of ['1.1', '1.2'] as const) {
    it(`carry their detail, qualified as the schema says, to a client that reads it as its type (IN-22): SOAP ${version}`, async () => {
      const error = await failure(new DeclaredFault('Only two are left.', detail), version);
      assert.deepEqual(error.declared, detail);
      assert.equal(error.message, 'Only two are left.');
      assert.equal(error.faultcode, version === '1.1' ? 'Client' : 'Sender');
      assert.deepEqual(
        error.details.map(({ namespace, local }) => [namespace, local]),
        [['urn:t', 'OutOfStock']],
      );
      assert.deepEqual(
        reports.map(({ code, status }) => [code, status]),
        [['FAULT_DECLARED', version === '1.1' ? 500 : 400]],
      );
    });
  }

  it('may be faults of the server', async () => {
    assert.equal((await failure(new DeclaredFault('Later.', detail, 'receiver'))).faultcode, 'Server');
  });

  for (const [what, broken] of [
    ['are not declared', { element: '{urn:t}Other', value: 1 }],
    ['are against their schema', { element: OUT, value: { left: 'two' } }],
    ['are unknown', { element: '{urn:t}Gone', value: {} }],
  ] as const) {
    it(`are mistakes of the service, not told to anybody, where they ${what}`, async () => {
      const error = await failure(new DeclaredFault('secret', broken));
      assert.equal(error.kind, 'InternalError');
      assert.doesNotMatch(error.message, /secret|Gone|Other/);
      assert.deepEqual(
        reports.map(({ code }) => code),
        ['UNEXPECTED'],
      );
    });
  }
});

describe('faults that a WSDL declares by type (rpc/encoded)', () => {
  const described = contractWithTypedFaults();
  const detail: DeclaredDetail = { element: '{urn:f}fault', type: OUT_TYPE, value: { left: 2 } };
  let people: Cast;
  let server: Running;
  before(async () => {
    people = await cast();
    const operations = {
      Do: async (): Promise<object> => {
        throw new DeclaredFault('Only two are left.', detail);
      },
    };
    const services = [{ contract: described, open: new Set<string>(), operations }];
    const verification = people.verification();
    server = await running(
      createSoapEndpoint({ services, verification, signer: { credential: people.server } }),
    );
  });
  after(() => server.close());

  for (const version of ['1.1', '1.2'] as const) {
    it(`carry the type of their detail, which the signature of the answer covers: SOAP ${version}`, async () => {
      const proxy = createProxy(described, undiciTransport(), {
        address: server.address,
        version,
        retry: { attempts: 1 },
        security: { credential: people.client, verification: people.verification(), checkSigner: () => {} },
      });
      await assert.rejects(proxy['Do']?.({ n: 1 }) ?? Promise.resolve(), (error: unknown) => {
        assert.ok(error instanceof SoapFaultError, String(error));
        assert.deepEqual([error.declared, error.verified], [detail, true]);
        return true;
      });
    });
  }
});
