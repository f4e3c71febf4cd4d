import { loadCredential } from '../../src/client/load-credential.node.ts';
import { signEnvelope } from '../../src/security/sign-envelope.ts';
import { atLeast, type Benchmark, type Figure, informative, rateOf, ratio } from '../figure.ts';
import { measureServers } from '../load.ts';
import type { Measurement } from '../measure.ts';
import { startServerProcess } from '../server-process.ts';

interface PlegmaDetails {
  readonly url: string;
  readonly client: { readonly certificate: string; readonly key: string };
}

const REQUEST = '<r:ListServices xmlns:r="urn:plegma:registry:1"></r:ListServices>';
const UNSIGNED = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${REQUEST}</s:Body></s:Envelope>`;
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
/** More than any machine takes in all rounds: a message that is sent twice would be refused as a replay. */
const MESSAGES = 40_000;

/**
 * The whole way over HTTP on the real endpoint: a list of twenty services, the request verified with certificate path
 * and revocation and held against replay, the answer signed; against a bare `node:http` server that does one RSA verify and
 * one RSA sign a request.
 */
export const benchmark: Benchmark = async () => {
  const plegma = await startServerProcess<PlegmaDetails>('plegma');
  const bare = await startServerProcess<{ readonly url: string }>('bare');
  try {
    const messages = await signedMessages(plegma.details, MESSAGES);
    const nextSigned = () => messages.pop() ?? UNSIGNED;
    const { url } = plegma.details;
    const measured = await measureServers([
      {
        name: 'bare RSA',
        server: bare,
        url: `${bare.details.url}/signed`,
        headers: HEADERS,
        nextBody: () => UNSIGNED.padEnd(4600),
      },
      { name: 'signed', server: plegma, url, headers: HEADERS, nextBody: nextSigned },
      {
        name: 'bare',
        server: bare,
        url: `${bare.details.url}/unsigned`,
        headers: HEADERS,
        nextBody: () => UNSIGNED,
      },
      { name: 'unsigned', server: plegma, url, headers: HEADERS, nextBody: () => UNSIGNED },
    ]);
    if (messages.length === 0) throw new Error('there were not enough signed messages for this machine');
    return figures(measured);
  } finally {
    await Promise.all([plegma.close(), bare.close()]);
  }
};

function figures(measured: ReadonlyMap<string, Measurement>): Figure[] {
  const perRequest = (name: string) =>
    informative(`CPU of a request, ${name}`, (measured.get(name)?.cpu ?? 0) * 1e6, 'µs');
  return [
    informative('signed round trips', rateOf(measured, 'signed'), '/s'),
    informative('unsigned round trips', rateOf(measured, 'unsigned'), '/s'),
    ...['bare RSA', 'signed', 'bare', 'unsigned'].map(perRequest),
    atLeast('signed round trip / bare node:http with RSA', ratio(measured, 'signed', 'bare RSA'), 'x', 0.75),
    atLeast('unsigned round trip / bare node:http', ratio(measured, 'unsigned', 'bare'), 'x', 0.4),
  ];
}

async function signedMessages({ client }: PlegmaDetails, count: number): Promise<string[]> {
  const credential = await loadCredential(client);
  const messages: string[] = [];
  while (messages.length < count) {
    const batch = Array.from({ length: 64 }, () => signEnvelope({ body: REQUEST }, credential));
    messages.push(...(await Promise.all(batch)));
  }
  return messages;
}
