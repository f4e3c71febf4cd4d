import assert from 'node:assert/strict';
import { createProxy } from '../../../src/soap/client/proxy.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { type SoapVersion, soapDialects } from '../../../src/soap/soap-version.ts';
import { rpcContract } from '../codec/described-service.ts';
import { envelope } from './envelopes.ts';
import { post, type Running, raw, running } from './running.ts';
import { type Cast, cast } from './signing.ts';

const ENCODING = 'http://www.w3.org/2003/05/soap-encoding';
const RESULT = /<rpc:result xmlns:rpc="http:\/\/www\.w3\.org\/2003\/05\/soap-rpc">rows<\/rpc:result>/;

const described = rpcContract(
  'rpc-encoded',
  ['name="rows" type="t:Rows"'],
  '<xsd:complexType name="Rows"><xsd:complexContent><xsd:restriction base="soapenc:Array"><xsd:attribute ref="soapenc:arrayType" wsdl:arrayType="xsd:string[][]"/></xsd:restriction></xsd:complexContent></xsd:complexType>',
);
const { Do } = described.operations;
assert.ok(Do);
const contract = { ...described, operations: { Do: { ...Do, returns: 'rows' } } };
const value = Object.freeze({ rows: [['a', 'b'], []] });

describe('rpc/encoded in both versions', () => {
  let people: Cast;
  let open: Running;
  let signed: Running;
  before(async () => {
    people = await cast();
    const operations = { Do: async (input: object) => (Object.keys(input).length > 0 ? value : {}) };
    open = await running(createSoapEndpoint({ services: [{ contract, operations, open: new Set(['Do']) }] }));
    const endpoint = createSoapEndpoint({
      services: [{ contract, operations, open: new Set() }],
      verification: people.verification(),
      signer: { credential: people.server },
    });
    signed = await running(endpoint);
  });
  after(() => Promise.all([open.close(), signed.close()]));

  async function answer(version: SoapVersion, style = ''): Promise<string> {
    const payload = `<t:Do xmlns:t="urn:t" ${style}><rows><i><i>a</i></i></rows></t:Do>`;
    const headers = { 'Content-Type': soapDialects[version].contentType };
    const { status, body } = await raw(open.port, post(envelope(payload, '', version), headers));
    assert.equal(status, 200, body);
    return body;
  }

  it('is answered in the encoding of the version, in turns too', async () => {
    for (const _ of [1, 2]) {
      const older = await answer('1.1');
      assert.match(older, /soapenc:arrayType="xsd:string\[\]\[2\]"/);
      assert.match(older, / soapenv:encodingStyle="http:\/\/schemas\.xmlsoap\.org\/soap\/encoding\/"><rows/);
      assert.ok(!older.includes(ENCODING));
      const newer = await answer('1.2');
      assert.match(newer, /enc:arraySize="2" enc:itemType="xsd:anyType"/);
      assert.match(newer, new RegExp(` soapenv:encodingStyle="${ENCODING}"><rows`));
      assert.doesNotMatch(newer, /arrayType/);
    }
  });

  it('finds the call behind the targets of its references (SOAP 1.1 §5.6)', async () => {
    const marked = (mark: string) => `xmlns:c="http://schemas.xmlsoap.org/soap/encoding/" c:root="${mark}"`;
    const call = (attributes: string) => `<t:Do xmlns:t="urn:t" ${attributes}><rows href="#r"/></t:Do>`;
    for (const payload of [
      `<multiRef id="r" ${marked('0')}><i/></multiRef>${call('')}`,
      `<multiRef id="r"><i href="#s"/></multiRef><multiRef id="s"><i>a</i></multiRef>${call('id="c"')}`,
      `<multiRef id="r"><i/></multiRef>${call(marked('1'))}<t:Other xmlns:t="urn:t"/>`,
      `${call('id="c"')}<multiRef id="r"><i/></multiRef>`,
      `<multiRef id=" r "><i href="#s "/></multiRef>${call('')}<multiRef id="s"/>`,
    ]) {
      const { status, body } = await raw(open.port, post(envelope(payload)));
      assert.equal(status, 200, body);
    }
    const alone = await raw(open.port, post(envelope(`<multiRef id="r" ${marked('0')}/>`)));
    assert.match(alone.body, /OPERATION_UNKNOWN/);
  });

  it('names the return value to clients that speak the encoding of SOAP 1.2; zeep, which says nothing of it, refuses the name', async () => {
    assert.match(await answer('1.2', `s:encodingStyle="${ENCODING}"`), RESULT);
    assert.match(await answer('1.2', `s:encodingStyle="urn:mine ${ENCODING}"`), RESULT);
    assert.doesNotMatch(await answer('1.2'), RESULT);
    const none = 's:encodingStyle="http://www.w3.org/2003/05/soap-envelope/encoding/none"';
    assert.doesNotMatch(await answer('1.2', none), RESULT);
    assert.doesNotMatch(await answer('1.1', `s:encodingStyle="${ENCODING}"`), RESULT);
  });

  for (const version of ['1.1', '1.2'] as const) {
    for (const isSigned of [false, true]) {
      it(`is what our client and server speak: SOAP ${version}, ${isSigned ? 'signed' : 'not signed'}`, async () => {
        const security = {
          credential: people.client,
          verification: people.verification(),
          checkSigner: () => {},
        };
        const proxy = createProxy(contract, undiciTransport(), {
          address: (isSigned ? signed : open).address,
          version,
          retry: { attempts: 1 },
          ...(isSigned ? { security } : {}),
        });
        assert.deepEqual(await proxy['Do']?.(value), value);
      });
    }
  }
});
