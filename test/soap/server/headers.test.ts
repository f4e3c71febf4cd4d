import assert from 'node:assert/strict';
import { WSSE } from '../../../src/security/namespaces.ts';
import { type AddressingVersion, addressingDialects } from '../../../src/soap/addressing/versions.ts';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import type { CallContext } from '../../../src/soap/server/operation.ts';
import { childElements, text } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import type { XmlElement } from '../../../src/xml/tree.ts';
import { echoService, NS } from './echo-service.ts';
import { envelope } from './envelopes.ts';
import { post, type Running, raw, running } from './running.ts';

const ECHO = '<e:Echo><e:text>x</e:text></e:Echo>';
const VERSIONS: readonly AddressingVersion[] = ['2005/08', '2004/08', '2004/03'];

function addressed(version: AddressingVersion, more = ''): string {
  const { namespace } = addressingDialects[version];
  return `<a:Action xmlns:a="${namespace}">urn:do</a:Action><a:MessageID xmlns:a="${namespace}">urn:id</a:MessageID>${more}`;
}

function replyTo(version: AddressingVersion, address: string | undefined): string {
  const { namespace } = addressingDialects[version];
  return `<a:ReplyTo xmlns:a="${namespace}"><a:Address>${address}</a:Address></a:ReplyTo>`;
}

describe('headers of a request', () => {
  let server: Running;
  const contexts: CallContext[] = [];
  before(async () => {
    const operations = {
      ...echoService.operations,
      Echo: async (request: { text: string }, context: CallContext) => {
        contexts.push(context);
        return request;
      },
    };
    const services = [{ ...echoService, operations }];
    server = await running(createSoapEndpoint({ services, understood: ['{urn:grid}conversationID'] }));
  });
  after(() => server.close());
  const send = (message: string, headers = {}) => raw(server.port, post(message, headers));

  for (const version of VERSIONS) {
    const { namespace, anonymous } = addressingDialects[version];

    it(`are answered in WS-Addressing ${version}, faults too`, async () => {
      for (const payload of [ECHO, '<e:Nothing/>', '<e:WhoAmI/>']) {
        const { body } = await send(envelope(payload, addressed(version, replyTo(version, anonymous))));
        assert.match(body, new RegExp(`<wsa:RelatesTo xmlns:wsa="${namespace}">urn:id</wsa:RelatesTo>`));
        const action = payload === ECHO ? `${NS}:Echo:EchoResponse` : addressingDialects[version].faultAction;
        assert.match(body, new RegExp(`<wsa:Action[^>]*>${action}</wsa:Action>`));
      }
    });

    it(`are answered under the action of a fault that the operation declares, where there is such: ${version}`, async () => {
      const { body } = await send(envelope('<e:Echo><e:nothing/></e:Echo>', addressed(version)));
      const { faultAction } = addressingDialects[version];
      const action = version === '2005/08' ? `${NS}:Echo:Echo:Fault:InvalidRequest` : faultAction;
      assert.match(body, new RegExp(`<wsa:Action[^>]*>${action}</wsa:Action>`));
    });

    it(`are answered under the action of SOAP's own faults where one is not understood: ${version}`, async () => {
      const strange = '<x:Strange xmlns:x="urn:x" s:mustUnderstand="1"/>';
      const { body } = await send(envelope(ECHO, addressed(version, strange)));
      assert.match(body, /MustUnderstand<\/faultcode>/);
      assert.match(
        body,
        new RegExp(`<wsa:Action[^>]*>${addressingDialects[version].faultAction}</wsa:Action>`),
      );
    });

    it(`do not make the endpoint connect to somebody: ${version}`, async () => {
      const { status, body } = await send(
        envelope(ECHO, addressed(version, replyTo(version, 'http://victim.example/'))),
      );
      assert.equal(status, 500);
      assert.match(
        body,
        new RegExp(`wsa:${addressingDialects[version].faults.REPLY_ADDRESS_UNSUPPORTED?.at(-1)}</faultcode>`),
      );
      assert.match(body, /REPLY_ADDRESS_UNSUPPORTED/);
      assert.match(
        body,
        new RegExp(`<wsa:Action[^>]*>${addressingDialects[version].addressingFaultAction}<`),
      );
    });
  }

  it('are answered in no addressing where there was none', async () => {
    assert.doesNotMatch((await send(envelope(ECHO))).body, /Header/);
  });

  for (const version of VERSIONS) {
    const { namespace, anonymous, referenceMembers } = addressingDialects[version];
    const to = (name: string, parameters: string) =>
      `<a:${name} xmlns:a="${namespace}"><a:Address>${anonymous}</a:Address>` +
      referenceMembers.map((member) => `<a:${member}>${parameters}</a:${member}>`).join('') +
      `</a:${name}>`;
    const headersOf = (body: string) => {
      const header = childElements(parseXml(body)).find(({ local }) => local === 'Header');
      return header === undefined ? [] : childElements(header);
    };
    const marks = ({ attributes }: XmlElement) =>
      attributes.filter(({ local }) => local === 'IsReferenceParameter').map(({ value }) => value);

    it(`carry back what ReplyTo carries, and in a fault what FaultTo does (Core §3.4): ${version}`, async () => {
      const replyParameters = `<wsa:k xmlns:wsa="urn:k" xmlns:z="urn:z" z:a="1">7</wsa:k><k xmlns="urn:k" xmlns:m="${namespace}" m:IsReferenceParameter="false"/>`;
      const more = to('ReplyTo', replyParameters) + to('FaultTo', '<f xmlns="urn:f"/>');
      const answer = await send(envelope(ECHO, addressed(version, more)));
      assert.equal(answer.status, 200, answer.body);
      const carried = headersOf(answer.body).filter((header) => header.namespace === 'urn:k');
      assert.equal(carried.length, 2 * referenceMembers.length);
      const [first] = carried;
      assert.ok(first);
      assert.equal(text(first), '7');
      for (const header of version === '2005/08' ? carried : []) assert.deepEqual(marks(header), ['true']);
      const fault = await send(envelope('<e:Echo><e:nothing/></e:Echo>', addressed(version, more)));
      const names = headersOf(fault.body).map((header) => header.namespace);
      assert.ok(names.includes('urn:f') && !names.includes('urn:k'), fault.body);
    });

    it(`carry back nothing that speaks for the answer or is too much: ${version}`, async () => {
      const forged = `<w:Security xmlns:w="${WSSE}"/><b:MessageID xmlns:b="${namespace}">urn:x</b:MessageID><r xmlns="relative"/>`;
      const answer = await send(envelope(ECHO, addressed(version, to('ReplyTo', forged))));
      assert.equal(answer.status, 200, answer.body);
      assert.deepEqual(
        headersOf(answer.body).map(({ local }) => local),
        ['To', 'Action', 'MessageID', 'RelatesTo'],
      );
      const large = to('ReplyTo', `<k xmlns="urn:k">${'x'.repeat(70_000)}</k>`);
      const refused = await send(envelope(ECHO, addressed(version, large)));
      assert.match(refused.body, /ADDRESSING_INVALID/);
      assert.ok(refused.body.length < 5000);
    });
  }

  it('may ask for no answer', async () => {
    const { none } = addressingDialects['2005/08'];
    const answer = await send(envelope(ECHO, addressed('2005/08', replyTo('2005/08', none))));
    assert.deepEqual([answer.status, answer.body], [202, '']);
  });

  it('reach the operation: message id, reference parameters, the address that was used', async () => {
    const header = `${addressed('2005/08')}<g:conversationID xmlns:g="urn:grid">job-1</g:conversationID>`;
    await send(envelope(ECHO, header), {
      'X-Forwarded-Proto': 'https',
      'X-Forwarded-Host': 'front.example:8443',
    });
    const context = contexts.at(-1);
    assert.equal(context?.messageId, 'urn:id');
    assert.deepEqual(
      context.resource.map((element) => element.children),
      [['job-1']],
    );
    assert.equal(context.address.href, 'https://front.example:8443/services/Echo');
    assert.equal(context.attach, undefined);
  });

  const soap = 'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"';
  const next = 's:actor="http://schemas.xmlsoap.org/soap/actor/next"';
  const understood: readonly [string, string][] = [
    ['that is known here', `<g:conversationID xmlns:g="urn:grid" ${soap} s:mustUnderstand="1"/>`],
    ['that is for somebody else', `<x:y xmlns:x="urn:x" ${soap} s:mustUnderstand="1" s:actor="urn:other"/>`],
    ['that need not be understood', `<x:y xmlns:x="urn:x" ${soap} s:mustUnderstand="0"/>`],
  ];
  for (const [what, header] of understood) {
    it(`let a header pass ${what}`, async () => {
      assert.equal((await send(envelope(ECHO, header))).status, 200);
    });
  }

  for (const role of ['', next, 's:actor=""']) {
    it(`are refused where one must be understood and is not (WS-I R1015) ${role}`, async () => {
      const { status, body } = await send(
        envelope(ECHO, `<x:y xmlns:x="urn:x" ${soap} s:mustUnderstand="1" ${role}/>`),
      );
      assert.equal(status, 500);
      assert.match(body, /<faultcode>soapenv:MustUnderstand<\/faultcode><faultstring>[^<]*\{urn:x\}y/);
      assert.doesNotMatch(body, /<detail>/);
    });
  }

  it('know the roles of SOAP 1.2', async () => {
    const type = { 'Content-Type': 'application/soap+xml' };
    const with12 = (role: string) =>
      envelope(
        ECHO,
        `<x:y xmlns:x="urn:x" xmlns:s="http://www.w3.org/2003/05/soap-envelope" s:mustUnderstand="true" ${role}/>`,
        '1.2',
      );
    const none = 's:role="http://www.w3.org/2003/05/soap-envelope/role/none"';
    const ultimate = 's:role="http://www.w3.org/2003/05/soap-envelope/role/ultimateReceiver"';
    assert.equal((await send(with12(none), type)).status, 200);
    assert.match((await send(with12(ultimate), type)).body, /soapenv:MustUnderstand/);
  });

  it('ask in vain for security where nobody is trusted', async () => {
    const header = `<w:Security xmlns:w="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd" ${soap} s:mustUnderstand="1"/>`;
    assert.match((await send(envelope(ECHO, header))).body, /MustUnderstand/);
  });
});
