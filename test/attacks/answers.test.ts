import assert from 'node:assert/strict';
import type { Credential } from '../../src/security/credential.ts';
import { DEFAULT_DIALECT } from '../../src/security/dialect.ts';
import { type SignOptions, signEnvelope } from '../../src/security/sign-envelope.ts';
import { streamOf } from '../../src/soap/attachments/attachment.ts';
import { fetchTransport } from '../../src/soap/client/fetch-transport.ts';
import { createProxy } from '../../src/soap/client/proxy.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import type { Transport } from '../../src/soap/client/transport.ts';
import { undiciTransport } from '../../src/soap/client/undici-transport.node.ts';
import { echoContract, NS } from '../soap/server/echo-service.ts';
import { running } from '../soap/server/running.ts';
import { type Cast, cast } from '../soap/server/signing.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const ADDRESSING = 'http://www.w3.org/2005/08/addressing';
const ANSWER = `<EchoResponse xmlns="${NS}"><text>hello</text></EchoResponse>`;
const EVIL = ANSWER.replace('hello', 'evil');
const FAULT =
  '<soapenv:Fault><faultcode>soapenv:Server</faultcode><faultstring>no money</faultstring></soapenv:Fault>';
const unsigned = (body: string) =>
  `<soapenv:Envelope xmlns:soapenv="${SOAP}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
const relatedTo = (id: string) =>
  [
    ['Action', 'urn:done'],
    ['RelatesTo', id],
  ].map(([name, value]) => ({ xml: `<wsa:${name} xmlns:wsa="${ADDRESSING}">${value}</wsa:${name}>` }));
const withoutSecurity = (text: string) => text.replace(/<wsse:Security.*<\/wsse:Security>/s, '');

/** What somebody between client and server has at hand. */
interface Wire {
  readonly people: Cast;
  /** The request as it was sent. */
  readonly request: string;
  signed(by: Credential, body?: string, options?: SignOptions): Promise<string>;
}

let made: Promise<Cast> | undefined;
/** Keys are made once. */
function everybody(): Promise<Cast> {
  made ??= cast();
  return made;
}

/** Calls Echo over a wire on which somebody answers as they like. */
async function call(answer: (wire: Wire) => Promise<string> | string, times = 1): Promise<{ text: string }> {
  const people = await everybody();
  const transport: Transport = async ({ body }) => {
    assert.ok(body instanceof Uint8Array);
    const request = new TextDecoder().decode(body);
    const headers = relatedTo(/<wsa:MessageID[^>]*>([^<]*)/.exec(request)?.[1] ?? '');
    const signed: Wire['signed'] = (by, content = ANSWER, options) =>
      signEnvelope({ headers, body: content }, by, options);
    const text = await answer({ people, request, signed });
    return { status: 200, contentType: 'text/xml', body: streamOf(new TextEncoder().encode(text)) };
  };
  const proxy = createProxy(echoContract, transport, {
    address: 'http://grid.example/services/Echo',
    security: {
      credential: people.client,
      verification: { ...people.verification(), policy: { timestamps: 'required' } },
    },
    retry: { attempts: 1 },
  });
  for (let time = 1; time < times; time += 1) await proxy.Echo({ text: 'hello' });
  return proxy.Echo({ text: 'hello' });
}

const kept = <Args extends unknown[]>(make: (...args: Args) => Promise<string>) => {
  let first: Promise<string> | undefined;
  return (...args: Args) => {
    first ??= make(...args);
    return first;
  };
};

type Answer = (wire: Wire) => Promise<string> | string;
const REFUSED: Readonly<Record<string, readonly [code: string, answer: Answer, times?: number]>> = {
  'an answer that nobody signed': ['ANSWER_NOT_TRUSTED', () => unsigned(ANSWER)],
  'an answer whose signature was taken out': [
    'ANSWER_NOT_TRUSTED',
    async ({ people, signed }) => withoutSecurity(await signed(people.server)),
  ],
  'a signature that is for another actor': [
    'ANSWER_NOT_TRUSTED',
    async ({ people, signed }) =>
      (await signed(people.server)).replace('<wsse:Security', '<wsse:Security soapenv:actor="urn:other"'),
  ],
  'content changed after signing': [
    'DIGEST_MISMATCH',
    async ({ people, signed }) => (await signed(people.server)).replace('hello', 'evil!'),
  ],
  'the signed Body moved under the Header, and another in its place': [
    'SIGNATURE_REFERENCE_INVALID',
    async ({ people, signed }) =>
      (await signed(people.server)).replace(
        /<\/soapenv:Header>(<soapenv:Body.*<\/soapenv:Body>)/s,
        `<x xmlns="urn:x">$1</x></soapenv:Header><soapenv:Body>${EVIL}</soapenv:Body>`,
      ),
  ],
  'a Timestamp that the signature leaves out': [
    'TIMESTAMP_NOT_SIGNED',
    async ({ people, signed }) => {
      const text = await signed(people.server, ANSWER, {
        dialect: { ...DEFAULT_DIALECT, timestamp: 'absent' },
      });
      const [timestamp = ''] = /<wsu:Timestamp.*<\/wsu:Timestamp>/s.exec(await signed(people.server)) ?? [];
      return text.replace('</wsse:Security>', `${timestamp}</wsse:Security>`);
    },
  ],
  'no Timestamp at all': [
    'TIMESTAMP_MISSING',
    ({ people, signed }) =>
      signed(people.server, ANSWER, { dialect: { ...DEFAULT_DIALECT, timestamp: 'absent' } }),
  ],
  'a signature of an hour ago': [
    'MESSAGE_EXPIRED',
    ({ people, signed }) => signed(people.server, ANSWER, { clock: () => Date.now() - 3_600_000 }),
  ],
  'a signature of tomorrow': [
    'MESSAGE_FROM_FUTURE',
    ({ people, signed }) => signed(people.server, ANSWER, { clock: () => Date.now() + 86_400_000 }),
  ],
  'somebody of an authority that is not trusted': [
    'CERTIFICATE_UNTRUSTED',
    ({ people, signed }) => signed(people.stranger),
  ],
  'somebody trusted, but not the one that was asked': [
    'SIGNER_UNEXPECTED',
    ({ people, signed }) => signed(people.client),
  ],
  'the request itself sent back': ['SIGNER_UNEXPECTED', ({ request }) => request],
  'weaker digests than were asked for': [
    'SIGNATURE_ALGORITHM_UNSUPPORTED',
    ({ people, signed }) =>
      signed(people.server, ANSWER, {
        dialect: { ...DEFAULT_DIALECT, signature: 'rsa-sha1', digest: 'sha1' },
      }),
  ],
  'the answer to an earlier request, which was heard': [
    'MESSAGE_REPLAYED',
    kept(({ people }: Wire) => signEnvelope({ body: ANSWER }, people.server)),
    2,
  ],
  'the answer to another request, as it says': [
    'ANSWER_INVALID',
    ({ people }) => signEnvelope({ headers: relatedTo('urn:uuid:another'), body: ANSWER }, people.server),
  ],
  'the answer of another operation': [
    'SCHEMA_ELEMENT_UNEXPECTED',
    ({ people, signed }) => signed(people.server, ANSWER.replaceAll('Echo', 'WhoAmI')),
  ],
  'an empty Body': ['ANSWER_INVALID', ({ people, signed }) => signed(people.server, '')],
  'a document type': ['XML_DTD_REFUSED', () => `<!DOCTYPE a [<!ENTITY b "c">]>${unsigned(ANSWER)}`],
  'nothing but a page': ['XML_NOT_WELL_FORMED', () => '<html><br></html>'],
};

describe('answers that the server did not give are refused', () => {
  it('but not what it did give', async () => {
    assert.deepEqual(await call(({ people, signed }) => signed(people.server)), { text: 'hello' });
  });

  for (const [title, [code, answer, times]] of Object.entries(REFUSED)) {
    it(title, async () => {
      await assert.rejects(call(answer, times), { code });
    });
  }

  const faults: Readonly<Record<string, readonly [verified: boolean, answer: Answer]>> = {
    'signed by the server': [true, ({ people, signed }) => signed(people.server, FAULT)],
    'signed by nobody': [false, () => unsigned(FAULT)],
    'changed after signing': [
      false,
      async ({ people, signed }) => (await signed(people.server, FAULT)).replace('no money', 'pay more'),
    ],
    'signed by a stranger': [false, ({ people, signed }) => signed(people.stranger, FAULT)],
    'signed by another than was asked': [false, ({ people, signed }) => signed(people.client, FAULT)],
    'signed, of an hour ago': [
      false,
      ({ people, signed }) => signed(people.server, FAULT, { clock: () => Date.now() - 3_600_000 }),
    ],
  };
  for (const [title, [verified, answer]] of Object.entries(faults)) {
    it(`a fault ${title} is told as ${verified ? 'verified' : 'unverified'}`, async () => {
      await assert.rejects(call(answer), (error) => {
        assert.ok(error instanceof SoapFaultError);
        assert.equal(error.verified, verified);
        return true;
      });
    });
  }

  it('a signed fault moved out of the Body does not vouch for an unsigned one', async () => {
    const moved: Answer = async ({ people, signed }) =>
      (await signed(people.server, FAULT)).replace(
        /<\/soapenv:Header>(<soapenv:Body.*<\/soapenv:Body>)/s,
        `$1</soapenv:Header><soapenv:Body>${FAULT.replace('no money', 'pay more')}</soapenv:Body>`,
      );
    await assert.rejects(call(moved), { verified: false, message: 'pay more' });
  });
});

describe('a server that sends its clients elsewhere', () => {
  for (const [name, transport] of [
    ['undici', undiciTransport()],
    ['fetch', fetchTransport()],
  ] as const) {
    for (const status of [301, 302, 303, 307, 308]) {
      it(`is not followed, by ${status} over ${name}`, async () => {
        let visited = false;
        const elsewhere = await running((_, response) => {
          visited = true;
          response.writeHead(200, { 'Content-Type': 'text/xml' }).end(unsigned(EVIL));
        });
        const server = await running((request, response) => {
          request.resume();
          response
            .writeHead(status, { Location: elsewhere.address.href, 'Content-Type': 'text/html' })
            .end('there');
        });
        const proxy = createProxy(echoContract, transport, {
          address: server.address,
          retry: { attempts: 1 },
        });
        await assert.rejects(proxy.Echo({ text: 'x' }), { code: /ANSWER_INVALID|TRANSPORT_FAILED/ });
        assert.equal(visited, false);
        await Promise.all([server.close(), elsewhere.close()]);
      });
    }
  }
});
