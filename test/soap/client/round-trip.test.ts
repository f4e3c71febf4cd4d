import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { fetchTransport } from '../../../src/soap/client/fetch-transport.ts';
import { createProxy, type ServiceProxy } from '../../../src/soap/client/proxy.ts';
import type { ClientSecurity, ProxyOptions } from '../../../src/soap/client/proxy-options.ts';
import type { Transport } from '../../../src/soap/client/transport.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { readContent, streamContent } from '../../../src/soap/codec/binary-content.ts';
import type { CallReport } from '../../../src/soap/server/call-report.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { type EchoOperations, echoContract, echoService, producedBytes } from '../server/echo-service.ts';
import { type Running, running } from '../server/running.ts';
import { type Cast, cast } from '../server/signing.ts';

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('our client against our server', () => {
  let server: Running;
  let people: Cast;
  const reports: CallReport[] = [];
  const transports = { fetch: fetchTransport(), undici: undiciTransport() };

  before(async () => {
    people = await cast();
    const endpoint = createSoapEndpoint({
      services: [echoService],
      verification: people.verification(),
      signer: { credential: people.server },
      observe: (report) => reports.push(report),
    });
    server = await running(endpoint);
  });
  after(() => server.close());

  function proxy(
    options: Partial<ProxyOptions> = {},
    transport: keyof typeof transports = 'undici',
  ): ServiceProxy<EchoOperations> {
    return createProxy(echoContract, transports[transport], { address: server.address, ...options });
  }

  function security(over: Partial<ClientSecurity> = {}): ClientSecurity {
    return { credential: people.client, verification: people.verification(), ...over };
  }

  for (const transport of ['fetch', 'undici'] as const) {
    for (const version of ['1.1', '1.2'] as const) {
      it(`unsigned, ${transport}, SOAP ${version}`, async () => {
        const { text } = await proxy({ version }, transport).Echo({ text: 'γειά & <σου>' });
        assert.equal(text, 'γειά & <σου>');
      });

      it(`signed, ${transport}, SOAP ${version}`, async () => {
        const { text } = await proxy({ version, security: security() }, transport).WhoAmI({});
        assert.match(text, /CN=alice,.*C=GR [0-9a-f]{64}$/);
        assert.match(reports.at(-1)?.identity?.subject ?? '', /CN=alice/);
      });
    }
  }

  for (const addressing of ['2005/08', '2004/08', '2004/03', 'none'] as const) {
    it(`addressed by ${addressing}`, async () => {
      assert.equal((await proxy({ addressing }).Echo({ text: 'x' })).text, 'x');
    });
  }

  it('says the wsa:Action that the WSDL gives a request', async () => {
    const sent: unknown[] = [];
    const transport: Transport = (request) => {
      sent.push(request.body);
      return transports.undici(request);
    };
    const { Echo } = echoContract.operations;
    const actions = { ...Echo.actions, request: 'urn:explicit' };
    const operations = { ...echoContract.operations, Echo: { ...Echo, soapAction: '', actions } };
    const options = { address: server.address, addressing: '2005/08' } as const;
    await createProxy({ ...echoContract, operations }, transport, options).Echo({ text: 'x' });
    const [body] = sent;
    assert.ok(body instanceof Uint8Array);
    assert.match(new TextDecoder().decode(body), /<wsa:Action[^>]*>urn:explicit<\/wsa:Action>/);
  });

  for (const form of ['mtom', 'swa', 'dime'] as const) {
    for (const size of [0, 1000, 5_000, 1_500_001]) {
      it(`sends ${size} bytes signed by ${form} and they arrive byte for byte`, async () => {
        const content = producedBytes(size);
        const measured = await proxy({ attachments: form, security: security() }).Measure({ content });
        assert.deepEqual([measured.size, measured.sha256], [BigInt(size), digestOf(content)]);
      });
    }
  }

  for (const transport of ['fetch', 'undici'] as const) {
    it(`receives content beyond its memory limit as a stream over ${transport}`, async () => {
      const { content } = await proxy({ limits: { inMemory: 1000 } }, transport).Produce({ size: 300_000n });
      assert.ok(!(content instanceof Uint8Array), 'it should come beside the message');
      assert.equal(digestOf(await readContent(content)), digestOf(producedBytes(300_000)));
    });
  }

  it('receives other content whole', async () => {
    const { content } = await proxy().Produce({ size: 300_000n });
    assert.deepEqual(content, producedBytes(300_000));
  });

  it('signs what is in memory together with the message, and only refers to what is not', async () => {
    const bytes = producedBytes(300_000);
    const attached = { size: bytes.length, stream: () => streamContent(bytes) };
    const measured = await proxy({ security: security() }).Measure({ content: attached });
    assert.equal(measured.sha256, digestOf(bytes));
  });

  it('is told by a fault what was wrong, where and whether to try again', async () => {
    const failing = proxy({ security: security(), retry: { attempts: 1 } }).Fail({
      text: 'STORE_UNAVAILABLE',
    });
    await assert.rejects(failing, {
      name: 'SoapFaultError',
      code: 'STORE_UNAVAILABLE',
      kind: 'Unavailable',
      path: 'Fail/text',
      retryable: true,
      retryAfter: 2,
      verified: true,
    });
  });

  it('sees as unverified what nobody signed', async () => {
    const failing = proxy({ retry: { attempts: 1 } }).Fail({ text: 'ACCOUNT_UNKNOWN' });
    await assert.rejects(failing, {
      code: 'ACCOUNT_UNKNOWN',
      verified: false,
    });
  });

  it('is refused unsigned where a signature is needed, by a fault that is not signed', async () => {
    await assert.rejects(proxy().WhoAmI({}), { code: 'SIGNATURE_MISSING', faultcode: 'InvalidSecurity' });
  });

  it('is refused as a stranger, with a signed fault, and the log knows why', async () => {
    const stranger = proxy({ security: security({ credential: people.stranger }) });
    await assert.rejects(stranger.WhoAmI({}), { code: 'CERTIFICATE_UNTRUSTED', verified: true });
    assert.equal(reports.at(-1)?.identity, undefined);
    assert.equal(reports.at(-1)?.code, 'CERTIFICATE_UNTRUSTED');
  });

  it('learns of an unexpected error only the reference that stands in the log', async () => {
    const failing = proxy({ retry: { attempts: 1 } }).Fail({ text: 'unexpected' });
    await assert.rejects(failing, (error: Error & { reference?: string }) => {
      assert.doesNotMatch(error.message, /secret/);
      const report = reports.find(({ reference }) => reference === error.reference);
      assert.match(String(report?.error), /secret of the implementation/);
      return true;
    });
  });

  it('does not believe an answer of somebody else than it asked', async () => {
    const checkSigner = () => {
      throw new TypeError('not the one');
    };
    await assert.rejects(proxy({ security: security({ checkSigner }) }).WhoAmI({}), /not the one/);
  });

  it('does not believe a server of an authority that it does not know', async () => {
    const other = await cast();
    const doubting = proxy({ security: security({ verification: other.verification() }) });
    await assert.rejects(doubting.WhoAmI({}), { code: 'CERTIFICATE_UNTRUSTED' });
  });

  it('keeps its MessageID over all attempts, which are signed anew each time', async () => {
    const seen: (string | undefined)[] = [];
    const flaky = await running(
      createSoapEndpoint({
        services: [
          {
            ...echoService,
            operations: {
              ...echoService.operations,
              WhoAmI: async (request, context) => {
                seen.push(context.messageId);
                return seen.length < 3
                  ? echoService.operations.Fail({ text: 'STORE_UNAVAILABLE' }, context)
                  : echoService.operations.WhoAmI(request, context);
              },
            },
          },
        ],
        verification: people.verification(),
        signer: { credential: people.server },
      }),
    );
    const patient = proxy({
      address: flaky.address,
      security: security(),
      retry: { attempts: 4, longestDelay: 5 },
    });
    await patient.WhoAmI({}, { messageId: 'urn:uuid:mine' });
    assert.deepEqual(seen, ['urn:uuid:mine', 'urn:uuid:mine', 'urn:uuid:mine']);
    await flaky.close();
  });
});
