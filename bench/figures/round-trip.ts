import { loadCredential } from '../../dist/client/load-credential.node.js';
import { nodeCredential } from '../../dist/security/crypto/node-credential.node.js';
import { signEnvelope } from '../../dist/security/sign-envelope.js';
import { atLeast, type Benchmark, cpuRatio, type Figure, informative, rateOf, ratio } from '../figure.ts';
import { measureServers } from '../load.ts';
import type { Measurement } from '../measure.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import type { PlegmaDetails } from '../servers/plegma-details.ts';

interface RivalDetails {
  readonly url: string;
  readonly certificate: string;
  readonly key: string;
}

const REQUEST = '<r:ListServices xmlns:r="urn:plegma:registry:1"></r:ListServices>';
const UNSIGNED = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${REQUEST}</s:Body></s:Envelope>`;
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
/** More than any machine takes in all rounds: a message that is sent twice would be refused as a replay. */
const MESSAGES = 40_000;

/**
 * The whole way over HTTP on the real endpoint: a list of twenty services, the request verified with certificate path
 * and revocation and held against replay, the answer signed; against a bare `node:http` server that does one RSA verify and
 * one RSA sign a request, and against node-soap with xml-crypto.
 */
export const benchmark: Benchmark = async () => {
  const plegma = await startServerProcess<PlegmaDetails>('plegma');
  const bare = await startServerProcess<{ readonly url: string }>('bare');
  const rival = await startServerProcess<RivalDetails>('node-soap');
  try {
    const messages = await signedMessages(plegma.details, MESSAGES);
    const { certificate, key } = rival.details;
    // It does not know that it has seen the message before.
    const toRival = await signEnvelope(
      { body: REQUEST },
      nodeCredential({ certificates: certificate, privateKey: key }),
    );
    const load = (name: string, server: ServerProcess<unknown>, url: string, nextBody: () => string) => ({
      name,
      server,
      url,
      headers: HEADERS,
      nextBody,
    });
    const { url } = plegma.details;
    const measured = await measureServers([
      load('bare RSA', bare, `${bare.details.url}/signed`, () => UNSIGNED.padEnd(4600)),
      load('signed', plegma, url, () => messages.pop() ?? UNSIGNED),
      load('node-soap signed', rival, `${rival.details.url}/signed`, () => toRival),
      load('bare', bare, `${bare.details.url}/unsigned`, () => UNSIGNED),
      load('unsigned', plegma, url, () => UNSIGNED),
      load('node-soap', rival, `${rival.details.url}/unsigned`, () => UNSIGNED),
    ]);
    if (messages.length === 0) throw new Error('there were not enough signed messages for this machine');
    return figures(measured);
  } finally {
    await Promise.all([plegma.close(), bare.close(), rival.close()]);
  }
};

function figures(measured: ReadonlyMap<string, Measurement>): Figure[] {
  const perRequest = ([name, { cpu }]: [string, Measurement]) =>
    informative(`CPU of a request, ${name}`, cpu * 1e6, 'µs');
  return [
    informative('signed round trips', rateOf(measured, 'signed'), '/s'),
    informative('unsigned round trips', rateOf(measured, 'unsigned'), '/s'),
    ...Array.from(measured, perRequest),
    informative('signed, CPU / bare node:http with RSA', cpuRatio(measured, 'signed', 'bare RSA'), 'x'),
    informative('unsigned, CPU / bare node:http', cpuRatio(measured, 'unsigned', 'bare'), 'x'),
    informative('signed round trip / node-soap', ratio(measured, 'signed', 'node-soap signed'), 'x'),
    informative('unsigned round trip / node-soap', ratio(measured, 'unsigned', 'node-soap'), 'x'),
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
