import { loadCredential } from '../../dist/client/load-credential.node.js';
import { nodeCredential } from '../../dist/security/crypto/node-credential.node.js';
import { signEnvelope } from '../../dist/security/sign-envelope.js';
import { eachOnce } from '../each-once.ts';
import { atLeast, type Benchmark, cpuRatio, type Figure, informative, rateOf, ratio } from '../figure.ts';
import { type Load, measureServers } from '../load.ts';
import type { Measurement } from '../measure.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';
import type { PlegmaDetails } from '../servers/plegma-details.ts';

interface RivalDetails {
  readonly url: string;
  readonly certificate: string;
  readonly key: string;
}

/** The native list of twenty services has 17 kB, the legacy one 4 kB, and what the bare server sends 6 kB. */
const NATIVE = '<r:ListServices xmlns:r="urn:plegma:registry:1"></r:ListServices>';
const LEGACY = '<m:ServicesList xmlns:m="urn:MobileGridServer"></m:ServicesList>';
const unsigned = (request: string) =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${request}</s:Body></s:Envelope>`;
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };

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
    const signer = await loadCredential(plegma.details.client);
    const { certificate, key } = rival.details;
    // It does not know that it has seen the message before.
    const toRival = await signEnvelope(
      { body: NATIVE },
      nodeCredential({ certificates: certificate, privateKey: key }),
    );
    const load = (name: string, server: ServerProcess<unknown>, url: string, bodies: Bodies) => ({
      name,
      server,
      url,
      headers: HEADERS,
      ...bodies,
    });
    const always = (body: string): Bodies => ({ nextBody: () => body });
    const { url, legacyUrl } = plegma.details;
    const measured = await measureServers([
      load('bare RSA', bare, `${bare.details.url}/signed`, always(unsigned(NATIVE).padEnd(4600))),
      load('signed', plegma, url, eachOnce(NATIVE, signer)),
      load('signed legacy', plegma, legacyUrl, eachOnce(LEGACY, signer)),
      load('node-soap signed', rival, `${rival.details.url}/signed`, always(toRival)),
      load('bare', bare, `${bare.details.url}/unsigned`, always(unsigned(NATIVE))),
      load('unsigned', plegma, url, always(unsigned(NATIVE))),
      load('unsigned legacy', plegma, legacyUrl, always(unsigned(LEGACY))),
      load('node-soap', rival, `${rival.details.url}/unsigned`, always(unsigned(NATIVE))),
    ]);
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
    ...['', ' legacy'].flatMap((list) => [
      atLeast(
        `signed${list} round trip / bare node:http with RSA`,
        ratio(measured, `signed${list}`, 'bare RSA'),
        'x',
        0.75,
      ),
      atLeast(
        `unsigned${list} round trip / bare node:http`,
        ratio(measured, `unsigned${list}`, 'bare'),
        'x',
        0.4,
      ),
    ]),
  ];
}

type Bodies = Pick<Load, 'nextBody' | 'prepare'>;
