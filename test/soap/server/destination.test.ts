import assert from 'node:assert/strict';
import { WSU } from '../../../src/security/namespaces.ts';
import { signEnvelope } from '../../../src/security/sign-envelope.ts';
import { type AddressingVersion, addressingDialects } from '../../../src/soap/addressing/versions.ts';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { echoContract, echoService, NS } from './echo-service.ts';
import { post, type Running, raw, running } from './running.ts';
import { type Cast, cast } from './signing.ts';

const BODY = `<e:WhoAmI xmlns:e="${NS}"></e:WhoAmI>`;
const ANONYMOUS = addressingDialects['2005/08'].anonymous;

describe('a message that is signed for an address', () => {
  let people: Cast;
  let open: Running;
  let known: Running;
  before(async () => {
    people = await cast();
    const options = () => ({
      services: [echoService],
      verification: people.verification(),
      signer: { credential: people.server },
    });
    open = await running(createSoapEndpoint(options()));
    const addresses = ['https://grid.example:8443/gria/services/Echo', 'http://inside:8080/services/Echo'];
    known = await running(createSoapEndpoint({ ...options(), addresses }));
  });
  after(() => Promise.all([open.close(), known.close()]));

  async function send(
    to: string,
    { at = open, isSigned = true, version = '2005/08' as AddressingVersion } = {},
  ) {
    const { namespace } = addressingDialects[version];
    const wsa = `xmlns:wsa="${namespace}"`;
    const xml = `<wsa:To ${wsa} xmlns:wsu="${WSU}" wsu:Id="To-1">${to}</wsa:To>`;
    const headers = [
      { xml, ...(isSigned ? { signedAs: 'To-1' } : {}) },
      { xml: `<wsa:Action ${wsa}>urn:do</wsa:Action>` },
    ];
    return raw(at.port, post(await signEnvelope({ headers, body: BODY }, people.client)));
  }

  for (const to of [
    'http://grid.example/services/Echo',
    'https://other.name:8443/services/Echo/',
    'https://front.example/gria/services/Echo',
    'http://grid.example/services/Echo?x=1',
    'HTTP://grid.example:80/services/%45ch%6F',
    ANONYMOUS,
    'urn:grid:echo',
  ]) {
    it(`is taken where the path is that of the request: ${to}`, async () => {
      assert.equal((await send(to)).status, 200);
    });
  }

  for (const to of [
    'http://grid.example/services/DataService',
    'http://grid.example/services/Ech',
    'http://grid.example/services%2fEcho',
    'http://another.example/',
    'http://another.example?/services/Echo',
    'http://[broken/services/Echo',
    'ftp://grid.example/services/Echo',
    'net.tcp://grid.example/services/Echo',
    '//another.example/services/Echo',
    '/services/Echo',
  ]) {
    for (const version of ['2005/08', '2004/08', '2004/03'] as const) {
      it(`is refused at another endpoint: ${to}, ${version}`, async () => {
        const answer = await send(to, { version });
        assert.equal(answer.status, 500);
        assert.match(answer.body, /<faultcode>wsa:DestinationUnreachable<\/faultcode>/);
        assert.match(answer.body, /DESTINATION_UNKNOWN/);
        const problem = new RegExp(
          `<wsa:FaultDetail [^>]*><wsa:ProblemIRI>${to.replace(/[[?]/, '\\$&')}</wsa:ProblemIRI>`,
        );
        assert.equal(problem.test(answer.body), version === '2005/08');
        // It knows who asked: the refusal is signed.
        assert.match(answer.body, /SignatureValue/);
      });
    }
  }

  it('is what our client sends where it is told to: nobody can bring it to another server', async () => {
    const call = (server: Running, signAddressing: boolean) =>
      createProxy(echoContract, undiciTransport(), {
        address: server.address,
        retry: { attempts: 1 },
        security: { credential: people.client, verification: people.verification(), signAddressing },
      }).WhoAmI({});
    assert.match((await call(open, true)).text, /CN=alice/);
    assert.match((await call(known, false)).text, /CN=alice/);
    // The server goes by another name there than the client has for it.
    await assert.rejects(call(known, true), { code: 'DESTINATION_UNKNOWN' });
  });

  it('is taken anywhere where the address itself is not signed: then it proves nothing', async () => {
    assert.equal((await send('http://grid.example/services/Other', { isSigned: false })).status, 200);
  });

  for (const [to, status] of [
    ['https://grid.example:8443/gria/services/Echo', 200],
    ['http://INSIDE:8080/services/Echo', 200],
    ['https://provider-b.example:8443/gria/services/Echo', 500],
    ['https://grid.example:8443/services/Echo', 500],
    [ANONYMOUS, 200],
  ] as const) {
    it(`has to name an address of the endpoint where those are known: ${to}, ${status}`, async () => {
      assert.equal((await send(to, { at: known })).status, status);
    });
  }
});
