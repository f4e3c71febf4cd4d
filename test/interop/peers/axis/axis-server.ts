import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectBroker } from '../../../../src/client/connect-broker.ts';
import { loadCredential } from '../../../../src/client/load-credential.node.ts';
import { loadTrust } from '../../../../src/client/load-trust.node.ts';
import { mobileGridServerContract } from '../../../../src/contracts/generated/mobile-grid-server-contract.ts';
import type { MobileGridServerOperations } from '../../../../src/contracts/generated/mobile-grid-server-types.ts';
import { createProxy, type ServiceProxy } from '../../../../src/soap/client/proxy.ts';
import type { ClientSecurity, ProxyOptions } from '../../../../src/soap/client/proxy-options.ts';
import { SoapFaultError } from '../../../../src/soap/client/soap-fault-error.ts';
import type { Transport } from '../../../../src/soap/client/transport.ts';
import { undiciTransport } from '../../../../src/soap/client/undici-transport.node.ts';
import { type BinaryContent, streamContent } from '../../../../src/soap/codec/binary-content.ts';
import { loadWsdl } from '../../../../src/soap/server/load-wsdl.node.ts';
import type { SoapVersion } from '../../../../src/soap/soap-version.ts';
import type { Grid } from '../../grid.ts';
import type { Peer } from '../../peer.ts';
import { outcomesOf } from '../../program.ts';
import { javaCommand, javaNeeds, javaVersion } from './java.ts';
import { type ServingProgram, startServing } from './serving-program.ts';

/** A real Axis server (SimpleAxisServer, HTTP/1.0) that verifies and signs by WSS4J, called by our client. */
export const axisServer: Peer = {
  name: 'Axis with WSS4J',
  role: 'server',
  needs: javaNeeds,
  version: javaVersion,
  notes: ['It signs no faults: our client shows them as unverified.'],
  tries: [
    'wsdl',
    'document-literal',
    'rpc-encoded',
    'rpc-encoded-1.2',
    'http-1.0',
    'encoded-fault',
    'timestamp-signature',
    'signature',
    'unsigned-fault',
    'tampered',
    'swa',
    'dime',
  ],
  run: async (grid) => {
    const [command, args] = await javaCommand(grid, 'AxisServer');
    const server = await startServing(grid, command, [...args, join(import.meta.dirname, 'server.wsdd')]);
    try {
      return await outcomesOf(checksOf(grid, server));
    } finally {
      await server.stop();
    }
  },
};

/** As the WSDL says that Axis makes of its class. */
type EchoOperations = {
  repeat: {
    readonly input: { readonly text: string; readonly times: number };
    readonly output: { readonly repeatReturn: string };
  };
  measure: {
    readonly input: { readonly content: BinaryContent };
    readonly output: { readonly measureReturn: number };
  };
};

type WithdrawOperations = {
  Withdraw: { readonly input: { readonly name: string }; readonly output: object };
};

function checksOf(grid: Grid, server: ServingProgram) {
  const transport = undiciTransport();

  async function echo(
    service: string,
    security?: ClientSecurity,
    options: { readonly carrier?: Transport; readonly attachments?: 'swa' | 'dime' } = {},
  ): Promise<ServiceProxy<EchoOperations>> {
    const address = new URL(`/axis/services/${service}`, server.base);
    const file = join(grid.directory, `${service}.wsdl`);
    const wsdl = await (await fetch(`${address}?wsdl`)).text();
    // Axis' own type for attachments is in no schema.
    await writeFile(file, wsdl.replaceAll('apachesoap:DataHandler', 'xsd:base64Binary'));
    const { contract } = loadWsdl<EchoOperations>(file);
    return createProxy(contract, options.carrier ?? transport, {
      address,
      addressing: 'none',
      retry: { attempts: 1 },
      attachments: options.attachments ?? 'mtom',
      ...(security === undefined ? {} : { security }),
    });
  }

  async function signing(timestamp: 'after' | 'absent'): Promise<ClientSecurity> {
    return {
      credential: await loadCredential(grid.client),
      verification: { trust: await loadTrust([grid.authority]) },
      dialect: { timestamp },
    };
  }

  async function repeats(service: string, security?: ClientSecurity): Promise<void> {
    const { repeatReturn } = await (await echo(service, security)).repeat({ text: 'γειά & ', times: 2 });
    assert.equal(repeatReturn, 'γειά & γειά & ');
  }

  function legacy(version: SoapVersion): ProxyOptions {
    const address = new URL('/axis/services/MobileGridServer', server.base);
    return { address, version, addressing: 'none', retry: { attempts: 1 } };
  }

  async function lists(broker: ServiceProxy<MobileGridServerOperations>): Promise<void> {
    const { ListSizeReturn: size } = await broker.ListSize({});
    const { ServicesListReturn: rows } = await broker.ServicesList({});
    assert.equal(rows?.length, size);
    assert.deepEqual(rows?.[1], [
      'Pack',
      'Packs files & more',
      'http://provider.example/services/JobService',
    ]);
  }

  async function uploads(attachments: 'swa' | 'dime'): Promise<void> {
    const bytes = new Uint8Array(100_003).fill(7);
    const content = { size: bytes.length, stream: () => streamContent(bytes) };
    const signed = await echo('SignedEcho', await signing('after'), { attachments });
    assert.equal((await signed.measure({ content })).measureReturn, bytes.length);
  }

  return {
    wsdl: async () => void (await echo('Echo')),
    'document-literal': () => repeats('Echo'),
    'rpc-encoded': () => lists(connectBroker(server.base, transport).mobileGridServer),
    'rpc-encoded-1.2': () => lists(createProxy(mobileGridServerContract, transport, legacy('1.2'))),
    'encoded-fault': async () => {
      const file = join(grid.directory, 'MobileGridServer.wsdl');
      await writeFile(file, await (await fetch(`${legacy('1.1').address}?wsdl`)).text());
      const { contract } = loadWsdl<WithdrawOperations>(file);
      const { Withdraw } = createProxy(contract, transport, legacy('1.1'));
      await assert.rejects(Withdraw({ name: 'Swirl' }), (error: unknown) => {
        assert.ok(error instanceof SoapFaultError);
        assert.deepEqual(error.declared, {
          element: '{urn:MobileGridServer}fault',
          type: '{urn:MobileGridServer}NotListed',
          value: { name: 'Swirl' },
        });
        return true;
      });
    },
    'http-1.0': async () => {
      const answer = await server.statusLine('/axis/services/Echo?wsdl');
      assert.match(answer, /^HTTP\/1\.0 200/, 'this server is to speak HTTP/1.0');
      await repeats('Echo');
    },
    'timestamp-signature': async () => repeats('SignedEcho', await signing('after')),
    signature: async () => repeats('SignedEcho', await signing('absent')),
    swa: async () => uploads('swa'),
    dime: async () => uploads('dime'),
    'unsigned-fault': async () => {
      const signed = await echo('SignedEcho', await signing('after'));
      await assert.rejects(signed.repeat({ text: 'x', times: -1 }), (error: unknown) => {
        assert.ok(error instanceof SoapFaultError);
        assert.match(error.message, /times is negative/);
        assert.equal(error.verified, false);
        return true;
      });
    },
    tampered: async () => {
      const changing: Transport = async (request) => {
        assert.ok(request.body instanceof Uint8Array);
        const changed = new TextDecoder().decode(request.body).replace('>honest<', '>forged<');
        return transport({ ...request, body: new TextEncoder().encode(changed) });
      };
      const signed = await echo('SignedEcho', await signing('after'), { carrier: changing });
      await assert.rejects(
        signed.repeat({ text: 'honest', times: 1 }),
        /signature or decryption was invalid/,
      );
    },
  };
}
