import { createServer } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nodeCredential } from '../../dist/security/crypto/node-credential.node.js';
import { nodeCrypto } from '../../dist/security/crypto/node-crypto.node.js';
import { createAuthority, issueCertificate } from '../../dist/security/pki/issue.js';
import { VolatileReplayMemory } from '../../dist/security/replay/volatile-replay-memory.js';
import { TrustStore } from '../../dist/security/x509/trust-store.js';
import { type BinaryContent, readContent } from '../../dist/soap/codec/binary-content.js';
import { createSoapEndpoint } from '../../dist/soap/server/endpoint.node.js';
import { loadWsdl } from '../../dist/soap/server/load-wsdl.node.js';
import { serveParent } from './parent.ts';

/** Much text in one element, or many elements. */
type LargeOperations = {
  Take: {
    readonly input: { readonly content?: BinaryContent; readonly item: readonly number[] };
    readonly output: { readonly count: number };
  };
};

/** An endpoint that does nothing with large messages, and tells how long its event loop was held. */
const authority = await createAuthority({ subject: { commonName: 'Benchmark authority' } });
const client = await issueCertificate(authority, { subject: { commonName: 'client' } });
const own = await issueCertificate(authority, { subject: { commonName: 'localhost' } });
const { contract } = loadWsdl<LargeOperations>(join(import.meta.dirname, 'large.wsdl'));
const endpoint = createSoapEndpoint({
  services: [
    {
      contract,
      open: new Set<string>(),
      operations: {
        Take: async ({ content, item }: LargeOperations['Take']['input']) => ({
          count: content === undefined ? item.length : (await readContent(content)).length,
        }),
      },
    },
  ],
  verification: {
    trust: new TrustStore({ crypto: nodeCrypto, authorities: [authority.certificate] }),
    replay: new VolatileReplayMemory(),
  },
  signer: { credential: nodeCredential({ certificates: own.certificate, privateKey: own.privateKey }) },
});

const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
const server = createServer((request, response) => {
  if (request.url !== '/longest-delay') return endpoint(request, response);
  response.end(String(delay.max / 1e6));
  delay.reset();
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const { certificate, privateKey } = client;
  serveParent(
    { url: `http://127.0.0.1:${address.port}/`, certificate, privateKey },
    async () => void server.close(),
  );
});
