import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { WSU } from '../../src/security/namespaces.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { type AddressingVersion, addressingDialects } from '../../src/soap/addressing/versions.ts';
import { streamOf } from '../../src/soap/attachments/attachment.ts';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import type { Transport } from '../../src/soap/client/transport.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import { echoContract, echoService, NS } from '../soap/server/echo-service.ts';
import { post, type Running, raw, running } from '../soap/server/running.ts';
import { type Cast, cast } from '../soap/server/signing.ts';

const ECHO = `<e:Echo xmlns:e="${NS}"><e:text>x</e:text></e:Echo>`;
const WRONG = `<e:Echo xmlns:e="${NS}"><e:nothing>x</e:nothing></e:Echo>`;

describe('answers bound to their requests', () => {
  let people: Cast;
  let server: Running;
  before(async () => {
    people = await cast();
    const verification = people.verification();
    server = await running(
      createSoapEndpoint({ services: [echoService], verification, signer: { credential: people.server } }),
    );
  });
  after(() => server.close());

  /** A client of the server, behind whoever changes its answers. */
  function client(change: (answer: string) => string | Promise<string> = (answer) => answer) {
    const direct = undiciTransport();
    const transport: Transport = async (request) => {
      const response = await direct(request);
      const answer = await change(await text(response.body));
      return { ...response, body: streamOf(new TextEncoder().encode(answer)) };
    };
    const security = {
      credential: people.client,
      verification: people.verification(),
      signAddressing: true,
      checkSigner: () => undefined,
    };
    return createProxy(echoContract, transport, {
      address: server.address,
      retry: { attempts: 1 },
      security,
    });
  }

  it('are taken', async () => {
    assert.deepEqual(await client().Echo({ text: 'mine' }), { text: 'mine' });
  });

  it('are refused in place of another, though the server has signed them and nobody has heard them', async () => {
    let other = '';
    const keep = (answer: string) => {
      other = answer;
      return '<gone/>';
    };
    await assert.rejects(client(keep).Echo({ text: 'other' }));
    assert.match(other, /other/);
    await assert.rejects(client(() => other).Echo({ text: 'mine' }), { code: 'ANSWER_NOT_TRUSTED' });
  });

  it('are refused where what they relate to is not signed', async () => {
    const unbound = async (answer: string) => {
      const [relation = ''] = /<wsa:RelatesTo.*<\/wsa:RelatesTo>/s.exec(answer) ?? [];
      const body = `<EchoResponse xmlns="${NS}"><text>evil</text></EchoResponse>`;
      return signEnvelope({ headers: [{ xml: relation }], body }, people.server);
    };
    await assert.rejects(client(unbound).Echo({ text: 'mine' }), { code: 'ANSWER_NOT_TRUSTED' });
  });

  it('are refused where the signed relation was moved away and another stands in its place', async () => {
    const moved = (answer: string) =>
      answer.replace(
        /<wsa:RelatesTo.*<\/wsa:RelatesTo>/s,
        (signed) => `<x xmlns="urn:x">${signed}</x>${signed.replace(/ wsu:Id="[^"]*"/, '')}`,
      );
    await assert.rejects(client(moved).Echo({ text: 'mine' }), { code: 'SIGNATURE_REFERENCE_INVALID' });
  });

  it('vouch for a fault only where it is the one to this request', async () => {
    const verified = async (change?: (answer: string) => string) => {
      const error: unknown = await client(change)
        .Fail({ text: 'STAGER_UNKNOWN' })
        .catch((thrown) => thrown);
      assert.ok(error instanceof SoapFaultError);
      return error.verified;
    };
    let first = '';
    const keep = (answer: string) => {
      first ||= answer;
      return first;
    };
    assert.equal(await verified(keep), true);
    assert.equal(await verified(keep), false);
  });

  for (const version of ['2005/08', '2004/08', '2004/03'] as const) {
    it(`sign their addressing headers where the request's MessageID is signed: ${version}`, async () => {
      assert.deepEqual(await signedNames(version, 'MessageID', ECHO), [
        ...['To', 'Action', 'MessageID', 'RelatesTo'],
        ...['Body', 'Timestamp'],
      ]);
    });

    it(`sign Body and Timestamp alone where it is not: ${version}`, async () => {
      assert.deepEqual(await signedNames(version, 'Action', ECHO), ['Body', 'Timestamp']);
    });
  }

  it('are bound as faults too', async () => {
    assert.ok((await signedNames('2005/08', 'MessageID', WRONG)).includes('RelatesTo'));
  });

  /** The local names of what the signature of an answer refers to. */
  async function signedNames(version: AddressingVersion, signed: string, body: string) {
    const wsa = `xmlns:wsa="${addressingDialects[version].namespace}"`;
    const header = (name: string, value: string) =>
      name === signed
        ? {
            xml: `<wsa:${name} ${wsa} xmlns:wsu="${WSU}" wsu:Id="signed-1">${value}</wsa:${name}>`,
            signedAs: 'signed-1',
          }
        : { xml: `<wsa:${name} ${wsa}>${value}</wsa:${name}>` };
    const headers = [header('Action', 'urn:do'), header('MessageID', `urn:uuid:${crypto.randomUUID()}`)];
    const answer = await raw(server.port, post(await signEnvelope({ headers, body }, people.client)));
    const referred = [...answer.body.matchAll(/<ds:Reference URI="#([^"]*)"/g)].map(([, id = '']) => id);
    return referred.map((id) => id.replace(/-.*/, '')).sort(byOrder);
  }
});

const ORDER = ['To', 'Action', 'MessageID', 'RelatesTo', 'Body', 'Timestamp'];
const byOrder = (a: string, b: string) => ORDER.indexOf(a) - ORDER.indexOf(b);
