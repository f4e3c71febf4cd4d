import assert from 'node:assert/strict';
import { createSoapEndpoint } from '../../../src/soap/server/endpoint.node.ts';
import { type SoapVersion, soapDialects } from '../../../src/soap/soap-version.ts';
import { resolveQName } from '../../../src/xml/namespaces.ts';
import { attribute, childElements, pathOf, text } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import type { XmlElement } from '../../../src/xml/tree.ts';
import { rpcContract } from '../codec/described-service.ts';
import { echoService } from './echo-service.ts';
import { echoEnvelope, envelope } from './envelopes.ts';
import { post, type RawAnswer, type Running, raw, running } from './running.ts';

const ECHO = '<e:Echo><e:text>x</e:text></e:Echo>';
const ROLE = 'http://www.w3.org/2003/05/soap-envelope/role';
const contentType = (version: SoapVersion) => ({ 'Content-Type': soapDialects[version].contentType });

function find(element: XmlElement, local: string): XmlElement[] {
  return childElements(element).flatMap((child) => (child.local === local ? [child] : find(child, local)));
}

/** The names that a member of the answer holds as qualified names. */
function namesIn({ body }: RawAnswer, local: string, name?: string): (string | undefined)[] {
  return find(parseXml(body), local).map((element) => {
    const value = name === undefined ? text(element) : attribute(element, '', name);
    const { namespace, local: found } = resolveQName(element, value ?? '');
    return `{${namespace}}${found}`;
  });
}

/** Where the members of a name stand. */
function parentsOf({ body }: RawAnswer, local: string): string[] {
  return find(parseXml(body), local).map(({ parent }) => (parent === undefined ? '' : pathOf(parent)));
}

describe('faults that SOAP itself defines', () => {
  let server: Running;
  let calls: Running;
  before(async () => {
    server = await running(createSoapEndpoint({ services: [echoService], understood: ['{urn:x}known'] }));
    const contract = rpcContract('rpc-encoded', ['name="n" type="xsd:int"']);
    const service = { contract, open: new Set(['Do']), operations: { Do: async (input: object) => input } };
    calls = await running(createSoapEndpoint({ services: [service] }));
  });
  after(() => Promise.all([server.close(), calls.close()]));
  const send = (message: string, version: SoapVersion = '1.2') =>
    raw(server.port, post(message, contentType(version)));
  const block = (name: string, attributes: string, version: SoapVersion = '1.2') =>
    `<x:${name} xmlns:x="urn:x" xmlns:s="${soapDialects[version].namespace}" ${attributes}/>`;

  it('MustUnderstand of SOAP 1.2 names each header that was not, in a NotUnderstood block (part 1 §5.4.8)', async () => {
    const must = 's:mustUnderstand="true"';
    const headers = [
      block('one', must),
      block('known', must),
      block('two', must),
      block('three', ''),
      `<s:four ${must}/>`,
    ];
    const answer = await send(envelope(ECHO, headers.join(''), '1.2'));
    assert.equal(answer.status, 500);
    assert.deepEqual(namesIn(answer, 'Value'), [`{${soapDialects['1.2'].namespace}}MustUnderstand`]);
    assert.deepEqual(namesIn(answer, 'NotUnderstood', 'qname'), [
      '{urn:x}one',
      '{urn:x}two',
      `{${soapDialects['1.2'].namespace}}four`,
    ]);
    assert.doesNotMatch(answer.body, /Detail/);
  });

  it('MustUnderstand of SOAP 1.1 has no such block', async () => {
    const answer = await send(envelope(ECHO, block('one', 's:mustUnderstand="1"', '1.1')), '1.1');
    assert.deepEqual(namesIn(answer, 'faultcode'), [`{${soapDialects['1.1'].namespace}}MustUnderstand`]);
    assert.doesNotMatch(answer.body, /Header/);
  });

  it('a header of WS-Addressing is understood only where it is one', async () => {
    const header = (name: string) =>
      `<a:${name} xmlns:a="http://www.w3.org/2005/08/addressing" s:mustUnderstand="1">urn:a</a:${name}>`;
    assert.equal((await send(envelope(ECHO, header('Action'), '1.2'))).status, 200);
    const answer = await send(envelope(ECHO, header('Action') + header('Future'), '1.2'));
    assert.deepEqual(namesIn(answer, 'NotUnderstood', 'qname'), [
      '{http://www.w3.org/2005/08/addressing}Future',
    ]);
  });

  for (const [role, status] of [
    ['', 500],
    [`s:role=""`, 500],
    [`s:role="${ROLE}/next"`, 500],
    [`s:role="${ROLE}/ultimateReceiver"`, 500],
    [`s:role="${ROLE}/none"`, 200],
    ['s:role="urn:somebody"', 200],
    ['s:role="urn:somebody" s:relay="true"', 200],
    ['s:relay="true"', 500],
    ['s:relay="1" s:mustUnderstand="false"', 200],
  ] as const) {
    it(`MustUnderstand looks at roles, not at relay: ${role || 'no role'}`, async () => {
      const must = role.includes('mustUnderstand') ? '' : 's:mustUnderstand="1"';
      const answer = await send(envelope(ECHO, block('one', `${must} ${role}`), '1.2'));
      assert.equal(answer.status, status, answer.body);
    });
  }

  it('a mustUnderstand that says neither yes nor no is refused', async () => {
    const answer = await send(envelope(ECHO, block('one', 's:mustUnderstand="maybe"'), '1.2'));
    assert.equal(answer.status, 400);
    assert.match(answer.body, /ENVELOPE_MALFORMED.*&quot;maybe&quot;|"maybe"/);
  });

  for (const [what, message] of [
    ['another namespace', '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope"><Body/></Envelope>'],
    ['another name', '<s:Message xmlns:s="http://www.w3.org/2003/05/soap-envelope"/>'],
    ['no SOAP at all', '<html/>'],
  ] as const) {
    for (const version of ['1.1', '1.2'] as const) {
      it(`VersionMismatch in SOAP ${version} offers both envelopes in an Upgrade block (§5.4.7): ${what}`, async () => {
        const answer = await send(message, version);
        assert.equal(answer.status, 500);
        const code = namesIn(answer, version === '1.1' ? 'faultcode' : 'Value')[0];
        assert.equal(code, `{${soapDialects[version].namespace}}VersionMismatch`);
        const [upgrade] = find(parseXml(answer.body), 'Upgrade');
        assert.equal(upgrade?.namespace, soapDialects['1.2'].namespace);
        assert.deepEqual(namesIn(answer, 'SupportedEnvelope', 'qname'), [
          '{http://www.w3.org/2003/05/soap-envelope}Envelope',
          '{http://schemas.xmlsoap.org/soap/envelope/}Envelope',
        ]);
      });
    }
  }

  it('Reason has a language, and Detail stands behind it', async () => {
    const answer = await send(envelope('<e:Nothing/>', '', '1.2'));
    assert.match(
      answer.body,
      /<soapenv:Reason><soapenv:Text xml:lang="en">[^<]+<\/soapenv:Text><\/soapenv:Reason><soapenv:Detail>/,
    );
    assert.equal(answer.status, 400);
  });

  for (const [what, message] of [
    ['Envelope', echoEnvelope('x', '1.2').replace('<s:Envelope', '<s:Envelope s:encodingStyle="urn:mine"')],
    ['Body', echoEnvelope('x', '1.2').replace('<s:Body', '<s:Body s:encodingStyle="urn:mine"')],
    ['the operation', echoEnvelope('x', '1.2').replace('<e:Echo', '<e:Echo s:encodingStyle="urn:mine"')],
    ['a member', echoEnvelope('x', '1.2').replace('<e:text', '<e:text s:encodingStyle="urn:mine"')],
  ] as const) {
    it(`DataEncodingUnknown where an encodingStyle is not known: on ${what}`, async () => {
      const answer = await send(message);
      assert.deepEqual(namesIn(answer, 'Value'), [`{${soapDialects['1.2'].namespace}}DataEncodingUnknown`]);
      const older = await send(
        message.replaceAll(soapDialects['1.2'].namespace, soapDialects['1.1'].namespace),
        '1.1',
      );
      assert.deepEqual(namesIn(older, 'faultcode'), [`{${soapDialects['1.1'].namespace}}Client`]);
      assert.match(older.body, /ENCODING_STYLE_UNSUPPORTED/);
    });
  }

  for (const style of [
    '',
    'http://schemas.xmlsoap.org/soap/encoding/',
    'http://schemas.xmlsoap.org/soap/encoding/restricted',
    'urn:mine http://schemas.xmlsoap.org/soap/encoding/',
    'http://www.w3.org/2003/05/soap-encoding',
    'http://www.w3.org/2003/05/soap-envelope/encoding/none',
  ]) {
    it(`the encodingStyle "${style}" is known, wherever it stands (IN-13)`, async () => {
      for (const name of ['s:Envelope', 's:Body', 'e:Echo', 'e:text']) {
        const message = echoEnvelope('x').replace(`<${name}`, `<${name} s:encodingStyle="${style}"`);
        assert.equal((await send(message, '1.1')).status, 200);
      }
    });
  }

  it('procedures that are not there and arguments that do not fit have the codes of SOAP 1.2 (part 2 §3.2, §4.4)', async () => {
    const call = (payload: string, version: SoapVersion) =>
      raw(calls.port, post(envelope(payload, '', version), contentType(version)));
    const rpc = (local: string) => `{http://www.w3.org/2003/05/soap-rpc}${local}`;
    const sender = `{${soapDialects['1.2'].namespace}}Sender`;
    const absent = '<t:Gone xmlns:t="urn:t"/>';
    const wrong = '<t:Do xmlns:t="urn:t"><n>x</n></t:Do>';
    assert.deepEqual(namesIn(await call(absent, '1.2'), 'Value'), [sender, rpc('ProcedureNotPresent')]);
    assert.deepEqual(namesIn(await call(wrong, '1.2'), 'Value'), [sender, rpc('BadArguments')]);
    const enc = (local: string) => `{http://www.w3.org/2003/05/soap-encoding}${local}`;
    const referring = (beside: string) =>
      `<t:Do xmlns:t="urn:t" xmlns:f="http://www.w3.org/2003/05/soap-encoding"><n f:ref="a"/>${beside}</t:Do>`;
    const twice = '<x f:id="a">1</x><x f:id="a">1</x>';
    assert.deepEqual(namesIn(await call(referring(''), '1.2'), 'Value'), [sender, enc('MissingID')]);
    assert.deepEqual(namesIn(await call(referring(twice), '1.2'), 'Value'), [sender, enc('DuplicateID')]);
    const client = `{${soapDialects['1.1'].namespace}}Client`;
    assert.deepEqual(namesIn(await call(wrong, '1.1'), 'faultcode'), [client]);
    // Documents are no procedures.
    assert.deepEqual(namesIn(await send(envelope('<e:Nothing/>', '', '1.2')), 'Value'), [sender]);
  });
});

describe('faults of WS-Addressing 1.0', () => {
  const WSA = 'http://www.w3.org/2005/08/addressing';
  const DRAFT = 'http://schemas.xmlsoap.org/ws/2004/08/addressing';
  let server: Running;
  before(async () => {
    server = await running(createSoapEndpoint({ services: [echoService] }));
  });
  after(() => server.close());
  const header = (name: string, content: string) => `<a:${name} xmlns:a="${WSA}">${content}</a:${name}>`;
  const epr = (name: string, address: string) => header(name, `<a:Address>${address}</a:Address>`);
  const action = header('Action', 'urn:do');
  const send = (headers: string, payload = ECHO, parameter = '') => {
    const type = { 'Content-Type': `application/soap+xml; charset=utf-8${parameter}`, SOAPAction: 'absent' };
    return raw(server.port, post(envelope(payload, headers, '1.2'), type));
  };

  const refused: readonly [string, string, string, readonly string[]][] = [
    ['no Action', header('MessageID', 'urn:1'), '', ['MessageAddressingHeaderRequired']],
    ['two Actions', action + action, '', ['InvalidAddressingHeader']],
    [
      'an action parameter that is another action',
      action,
      '; action="urn:other"',
      ['InvalidAddressingHeader', 'ActionMismatch'],
    ],
    [
      'a FaultTo elsewhere',
      action + epr('FaultTo', 'http://victim.example/'),
      '',
      ['InvalidAddressingHeader', 'OnlyAnonymousAddressSupported'],
    ],
  ];
  for (const [what, headers, parameter, codes] of refused) {
    it(`${what}: ${codes.join(', ')}`, async () => {
      const answer = await send(headers, ECHO, parameter);
      const expected = codes.map((code) => `{${WSA}}${code}`);
      assert.deepEqual(namesIn(answer, 'Value').slice(1), expected);
      assert.match(answer.body, new RegExp(`<wsa:Action[^>]*>${WSA}/fault</wsa:Action>`));
      assert.equal(answer.body.includes('>urn:1</wsa:RelatesTo>'), headers.includes('urn:1'));
    });
  }

  const details: readonly [string, string, string | undefined][] = [
    ['a header that is missing', header('MessageID', 'urn:1'), 'Action'],
    ['two of one', action + header('To', 'urn:a') + header('To', 'urn:b'), 'To'],
    ['an address of somebody else', action + epr('FaultTo', 'http://victim.example/'), 'FaultTo'],
    ['a reference without address', action + header('ReplyTo', ''), 'ReplyTo'],
    ['what no one header is to blame for', `${action}<d:To xmlns:d="${DRAFT}">urn:a</d:To>`, undefined],
  ];
  for (const [what, headers, name] of details) {
    it(`name the header that is wrong, in FaultDetail or Detail (SOAP Binding §6): ${what}`, async () => {
      const older = await raw(server.port, post(envelope(ECHO, headers)));
      const newer = await send(headers);
      const expected = name === undefined ? [] : [`{${WSA}}${name}`];
      assert.deepEqual(namesIn(older, 'ProblemHeaderQName'), expected);
      assert.deepEqual(namesIn(newer, 'ProblemHeaderQName'), expected);
      assert.deepEqual(
        parentsOf(older, 'ProblemHeaderQName'),
        expected.map(() => 'Envelope/Header/FaultDetail'),
      );
      assert.deepEqual(
        parentsOf(newer, 'ProblemHeaderQName'),
        expected.map(() => 'Envelope/Body/Fault/Detail'),
      );
      // Beside it there is what our own client reads.
      assert.match(newer.body, /<c:code>[A-Z_]+<\/c:code>.*<wsa:|<c:code>ADDRESSING_INVALID/);
    });
  }

  it('name no header in the drafts, nor in the faults of others', async () => {
    const draft = `<d:ReplyTo xmlns:d="${DRAFT}"/>`;
    for (const message of [envelope(ECHO, draft), envelope('<e:Nothing/>', action)]) {
      assert.doesNotMatch((await raw(server.port, post(message))).body, /FaultDetail|Problem/);
    }
  });

  for (const parameter of ['', '; action=""', '; action="urn:do"', '; action=urn:do']) {
    it(`a Content-Type with "${parameter}" goes with the Action`, async () => {
      assert.equal((await send(action, ECHO, parameter)).status, 200);
    });
  }

  const withAction = (version: SoapVersion, headers: Record<string, string>) =>
    raw(server.port, post(envelope(ECHO, action, version), headers));
  for (const soapAction of ['""', 'absent', '"urn:do"', 'urn:do']) {
    it(`SOAPAction: ${soapAction} goes with the Action`, async () => {
      assert.equal((await withAction('1.1', { SOAPAction: soapAction })).status, 200);
    });
  }

  it('a SOAPAction that is another action: ActionMismatch', async () => {
    const answer = await withAction('1.1', { SOAPAction: '"urn:other"' });
    assert.match(answer.body, /<c:code>ACTION_MISMATCH</);
  });

  it('each version has its own place for the action: what stands in that of the other does not count', async () => {
    const older = { SOAPAction: '"urn:do"', 'Content-Type': 'text/xml; charset=utf-8; action="urn:other"' };
    assert.equal((await withAction('1.1', older)).status, 200);
    const newer = { SOAPAction: '"urn:other"', 'Content-Type': 'application/soap+xml; action="urn:do"' };
    assert.equal((await withAction('1.2', newer)).status, 200);
  });

  for (const [what, headers, status] of [
    ['FaultTo none', action + epr('FaultTo', `${WSA}/none`), 202],
    ['ReplyTo none alone', action + epr('ReplyTo', `${WSA}/none`), 202],
    [
      'ReplyTo none and FaultTo anonymous',
      action + epr('ReplyTo', `${WSA}/none`) + epr('FaultTo', `${WSA}/anonymous`),
      400,
    ],
  ] as const) {
    it(`faults go where FaultTo says, or else ReplyTo (Core §3.4): ${what}`, async () => {
      assert.equal((await send(headers, '<e:Nothing/>')).status, status);
    });
  }
});
