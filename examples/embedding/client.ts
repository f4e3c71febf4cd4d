import { readFileSync } from 'node:fs';
import {
  createProxy,
  decodePem,
  nodeCredential,
  nodeCrypto,
  readCertificate,
  TrustStore,
  undiciTransport,
} from 'plegma/soap';
import { calculator } from './calculator.ts';

/** `client.ts ADDRESS [AUTHORITIES CERTIFICATE KEY]`: adds, and asks who it is where it can sign. */
const [address = '', authorities, certificate, key] = process.argv.slice(2);

const anybody = createProxy(calculator.contract, undiciTransport(), { address });
const { sum } = await anybody.Add({ summand: [1, 2, 39] });
console.log(`1 + 2 + 39 = ${sum}`);

if (authorities !== undefined && certificate !== undefined && key !== undefined) {
  const trusted = decodePem(readFileSync(authorities, 'utf8'), 'CERTIFICATE').map(readCertificate);
  const somebody = createProxy(calculator.contract, undiciTransport(), {
    address,
    security: {
      credential: nodeCredential({
        certificates: readFileSync(certificate, 'utf8'),
        privateKey: readFileSync(key, 'utf8'),
      }),
      verification: { trust: new TrustStore({ crypto: nodeCrypto, authorities: trusted }) },
    },
  });
  console.log(`I am ${(await somebody.WhoAmI({})).subject}`);
}
