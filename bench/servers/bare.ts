import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { createServer } from 'node:http';
import { listOfServices } from '../messages.ts';
import { serveParent } from './parent.ts';

/**
 * The limit: a bare `node:http` server that reads the request, does one RSA-2048 verify and one RSA-2048 sign on the
 * thread pool, and answers 6 kB. `/unsigned` does no cryptography.
 */
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const answer = Buffer.from(listOfServices(17));
const signed = Buffer.from('x'.repeat(1000));
const signature = sign('sha256', signed, privateKey);

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    Buffer.concat(chunks);
    const send = () => {
      response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'content-length': answer.length });
      response.end(answer);
    };
    if (request.url === '/unsigned') return send();
    if (!verify('sha256', signed, publicKey, signature)) throw new Error('the signature does not hold');
    sign('sha256', signed, privateKey, send);
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  serveParent({ url: `http://127.0.0.1:${address.port}` }, async () => void server.close());
});
