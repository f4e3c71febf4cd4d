import { createServer } from 'node:http';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { nodeCredential } from '../../src/security/crypto/node-credential.node.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { createAuthority, issueCertificate } from '../../src/security/pki/issue.ts';
import { VolatileReplayMemory } from '../../src/security/replay/volatile-replay-memory.ts';
import { TrustStore } from '../../src/security/x509/trust-store.ts';
import { type BinaryContent, readContent } from '../../src/soap/codec/binary-content.ts';
import { createSoapEndpoint } from '../../src/soap/server/endpoint.node.ts';
import { loadWsdl } from '../../src/soap/server/load-wsdl.node.ts';
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
