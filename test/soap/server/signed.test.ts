import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Credential } from '../../../src/security/credential.ts';
import { DEFAULT_DIALECT, type SignatureDialect } from '../../../src/security/dialect.ts';
import { signEnvelope } from '../../../src/security/sign-envelope.ts';
import { verifyMessage } from '../../../src/security/verify-message.ts';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import type { UnverifiedMessage } from '../../../src/soap/message/parse.ts';
import { decode } from '../../../src/soap/server/decode.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import type { CallContext } from '../../../src/soap/server/operation.ts';
import type { ServiceContract } from '../../../src/soap/service-contract.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import { until } from '../../support/until.ts';
import { type EchoOperations, echoService, NS } from './echo-service.ts';
import { envelope } from './envelopes.ts';
import { hangUp, post, type RawAnswer, type Running, raw, running } from './running.ts';
import { type Cast, cast } from './signing.ts';

const whoAmI = `<e:WhoAmI xmlns:e="${NS}"></e:WhoAmI>`;
const type12 = { 'Content-Type': 'application/soap+xml' };

describe('signed requests', () => {
  let server: Running;
  let people: Cast;
  const refusedTo: string[] = [];
  before(async () => {
    people = await cast();
    server = await running(
      createSoapEndpoint({
        services: [echoService],
        verification: people.verification(),
        signer: { credential: people.server },
        authorise: async (caller, { contract }) => {
          if (caller.kind === 'anonymous') refusedTo.push(contract.name);
        },
      }),
    );
  });
  after(() => server.close());

  const send = (message: string, headers = {}) => raw(server.port, post(message, headers));

  function sign(
    body: string,
    dialect: Partial<SignatureDialect> = {},
    by: Credential = people.client,
  ): Promise<string> {
    return signEnvelope({ body }, by, { dialect: { ...DEFAULT_DIALECT, ...dialect }, mustUnderstand: true });
  }

  async function verified({ body }: RawAnswer) {
    const message = await verifyMessage(parseXml(body), people.verification());
    assert.equal(message.kind, 'verified', body);
    return message;
  }

  for (const timestamp of ['after', 'before', 'absent'] as const) {
    it(`are answered in their own order: Timestamp ${timestamp} (IN-40)`, async () => {
      const answer = await send(await sign(whoAmI, { timestamp }));
      assert.equal(answer.status, 200, answer.body);
      assert.equal((await verified(answer)).dialect.timestamp, timestamp);
      assert.match((await verified(answer)).identity.subject, /CN=grid\.example/);
    });
  }

  it('are answered without a header that must be understood (IN-23)', async () => {
    assert.doesNotMatch((await send(await sign(whoAmI))).body, /mustUnderstand/);
  });

  it('of SOAP 1.2 are answered in SOAP 1.2', async () => {
    const answer = await send(await sign(whoAmI, { soapVersion: '1.2' }), type12);
    assert.equal((await verified(answer)).dialect.soapVersion, '1.2');
  });

  it('to operations that are open are answered signed too, and name their caller', async () => {
    const before = refusedTo.length;
    await verified(await send(await sign(`<e:Echo xmlns:e="${NS}"><e:text>x</e:text></e:Echo>`)));
    assert.equal(refusedTo.length, before);
  });

  it('that fail are answered by a signed fault (IN-24)', async () => {
    const fail = `<e:Fail xmlns:e="${NS}"><e:text>ACCOUNT_UNKNOWN</e:text></e:Fail>`;
    for (const version of ['1.1', '1.2'] as const) {
      const answer = await send(await sign(fail, { soapVersion: version }), version === '1.2' ? type12 : {});
      assert.match(answer.body, /ACCOUNT_UNKNOWN/);
      await verified(answer);
    }
  });

  it('of strangers are refused by a signed fault with the code of WS-Security', async () => {
    for (const timestamp of ['after', 'before', 'absent'] as const) {
      const answer = await send(await sign(whoAmI, { timestamp }, people.stranger));
      assert.match(answer.body, /<faultcode>wsse:FailedAuthentication<\/faultcode>/);
      assert.equal((await verified(answer)).dialect.timestamp, timestamp);
    }
  });

  it('that were changed on the way are refused', async () => {
    const echo = await sign(`<e:Echo xmlns:e="${NS}"><e:text>one</e:text></e:Echo>`);
    const answer = await send(echo.replace('>one<', '>two<'));
    assert.match(answer.body, /wsse:FailedCheck<[\s\S]*DIGEST_MISMATCH/);
  });

  it('that come again are refused', async () => {
    const message = await sign(whoAmI);
    assert.equal((await send(message)).status, 200);
    assert.match((await send(message)).body, /MESSAGE_REPLAYED/);
  });

  it('whose Body was wrapped are refused before anything is dispatched', async () => {
    const message = await sign(whoAmI);
    const [body = ''] = /<soapenv:Body[\s\S]*<\/soapenv:Body>/.exec(message) ?? [];
    const evil = `<soapenv:Body><e:Echo xmlns:e="${NS}"><e:text>evil</e:text></e:Echo></soapenv:Body>`;
    const wrapped = message
      .replace('<soapenv:Header>', `<soapenv:Header><w>${body}</w>`)
      .replace(`${body}</soapenv:Envelope>`, `${evil}</soapenv:Envelope>`);
    const answer = await send(wrapped);
    assert.equal(answer.status, 500);
    assert.doesNotMatch(answer.body, /EchoResponse/);
  });

  it('with two Security headers are refused, by a fault that is signed all the same', async () => {
    const message = await sign(whoAmI);
    const [header = ''] = /<wsse:Security[\s\S]*<\/wsse:Security>/.exec(message) ?? [];
    const answer = await send(message.replace(header, header + header));
    assert.match(answer.body, /SECURITY_HEADER_INVALID/);
    await verified(answer);
  });

  it('that are missing where they are needed get an unsigned fault (IN-43)', async () => {
    const answer = await send(envelope('<e:WhoAmI/>'));
    assert.match(answer.body, /wsse:InvalidSecurity<[\s\S]*SIGNATURE_MISSING/);
    assert.doesNotMatch(answer.body, /Security>/);
  });

  it('are not needed where the operation is open', async () => {
    const answer = await send(envelope('<e:Echo><e:text>x</e:text></e:Echo>'));
    assert.equal(answer.status, 200);
    assert.equal(refusedTo.at(-1), 'Echo');
  });

  it('cannot be signed for by a key that is not there: the fault goes out unsigned', async () => {
    const credential: Credential = {
      ...people.server,
      sign: () => Promise.reject(new Error('the token was pulled')),
    };
    const verification = people.verification();
    const other = await running(
      createSoapEndpoint({ services: [echoService], verification, signer: { credential } }),
    );
    const answer = await raw(other.port, post(await sign(whoAmI)));
    assert.match(answer.body, /InternalError/);
    assert.doesNotMatch(answer.body, /token was pulled/);
    await other.close();
  });
});

describe('the type of an unverified message', () => {
  it('does not let it be decoded', () => {
    const attempt = (message: UnverifiedMessage, operation: Parameters<typeof decode>[1]) =>
      // @ts-expect-error: only what `verify` has admitted can be decoded.
      decode({ kind: 'open', body: message.envelope.body }, operation, message.attachments);
    assert.equal(typeof attempt, 'function');
  });
});

describe('an endpoint', () => {
  it('is not made of a service that does not implement its contract', () => {
    const { Echo: _, ...operations } = echoService.operations;
    assert.throws(
      () => createSoapEndpoint({ services: [{ ...echoService, operations }] }),
      /does not implement Echo/,
    );
  });

  it('is not made of two services with one message', () => {
    assert.throws(() => createSoapEndpoint({ services: [echoService, echoService] }), /two operations take/);
  });

  it('calls an output that is against the contract its own error', async () => {
    const operations = { ...echoService.operations, Echo: async () => ({ text: 7 as unknown as string }) };
    const server = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
    const answer = await raw(server.port, post(envelope('<e:Echo><e:text>x</e:text></e:Echo>')));
    assert.match(answer.body, /<faultcode>soapenv:Server</);
    await server.close();
  });

  it('survives a log that fails', async () => {
    const observe = () => {
      throw new Error('disk full');
    };
    const server = await running(createSoapEndpoint({ services: [echoService], observe }));
    for (let times = 0; times < 2; times++) {
      assert.equal(
        (await raw(server.port, post(envelope('<e:Echo><e:text>x</e:text></e:Echo>')))).status,
        200,
      );
    }
    await server.close();
  });

  it('takes one-way messages with 202 and nothing (WS-I R1112)', async () => {
    const contract: ServiceContract<Pick<EchoOperations, 'Echo'>> = {
      name: 'EchoService',
      namespace: NS,
      schema: echoService.contract.schema,
      operations: { Echo: { ...echoService.contract.operations.Echo, response: '' } },
    };
    const service = { contract, open: new Set(['Echo']), operations: echoService.operations };
    const server = await running(createSoapEndpoint({ services: [service] }));
    const answer = await raw(server.port, post(envelope('<e:Echo><e:text>x</e:text></e:Echo>')));
    assert.deepEqual([answer.status, answer.body], [202, '']);
    const proxy = createProxy(contract, undiciTransport(), { address: server.address });
    assert.deepEqual(await proxy.Echo({ text: 'x' }), {});
    await server.close();
  });

  it('ends long waits of clients that have gone away', async () => {
    let gone = false;
    const operations = {
      ...echoService.operations,
      Echo: async (request: { text: string }, { signal }: CallContext) => {
        await once(signal, 'abort');
        gone = true;
        return request;
      },
    };
    const server = await running(createSoapEndpoint({ services: [{ ...echoService, operations }] }));
    await hangUp(server.port, post(envelope('<e:Echo><e:text>x</e:text></e:Echo>')).join(''));
    await until('the end of the connection', () => gone);
    await server.close();
  });
});
