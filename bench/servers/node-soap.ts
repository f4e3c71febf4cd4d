import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createServerless, WSSecurityCert } from 'soap';
import { createAuthority, issueCertificate } from '../../dist/security/pki/issue.js';
import { verifyWithXmlCrypto } from '../xml-crypto.ts';
import { serveParent } from './parent.ts';

/**
 * The rival: node-soap behind the same contract with as many services. It verifies nothing itself, so that xml-crypto
 * does it here (signature and digests alone: no certificate path, revocation or replay), and signs with its `WSSecurityCert`.
 */
const authority = await createAuthority({ subject: { commonName: 'Benchmark authority' } });
const client = await issueCertificate(authority, { subject: { commonName: 'client' } });
const own = await issueCertificate(authority, { subject: { commonName: 'localhost' } });

const service = Array.from({ length: 20 }, (_, at) => ({
  serviceId: `svc-0000000000-${at}`,
  name: `Swirl ${at}`,
  description: 'Turns a picture in a vortex round its centre.',
  url: 'http://localhost/services/JobService',
  applicationUri: `http://it-innovation.soton.ac.uk/grid/imagemagick/swirl${at}`,
  categories: { category: ['graphics'] },
  keywords: { keyword: ['imagemagick'] },
  providerId: 'prv-0000000000',
  providerName: 'Benchmark',
  broker: 'http://localhost/services/Registry',
  state: 'up',
  registeredAt: '2026-01-01T00:00:00.000Z',
  expiresAt: '2026-01-01T01:00:00.000Z',
  version: 1,
}));
const ListServices = () => ({ services: { service } });
const contract = fileURLToPath(new URL('../../wsdl/registry.wsdl', import.meta.url));
const soap = await createServerless({
  path: '/',
  services: { Registry: { Registry: { ListServices }, RegistrySoap12: { ListServices } } },
  xml: readFileSync(contract, 'utf8'),
  uri: contract,
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const message = Buffer.concat(chunks).toString();
    const isSigned = request.url === '/signed';
    if (isSigned) verifyWithXmlCrypto(message, client.certificate);
    const { statusCode, body } = await soap.processRequest(message, {
      headers: { 'content-type': 'text/xml' },
    });
    response.writeHead(statusCode, { 'content-type': 'text/xml; charset=utf-8' });
    response.end(isSigned ? sign(body) : body);
  });
});

/** A `WSSecurityCert` gathers references with each message that it signs. */
function sign(envelope: string): string {
  return new WSSecurityCert(own.privateKey, own.certificate, '').postProcess(envelope, 'soap');
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  serveParent(
    { url, certificate: client.certificate, key: client.privateKey },
    async () => void server.close(),
  );
});
