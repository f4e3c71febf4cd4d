import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { nodeCredential } from '../../dist/security/crypto/node-credential.node.js';
import { nodeCrypto } from '../../dist/security/crypto/node-crypto.node.js';
import { createAuthority, issueCertificate } from '../../dist/security/pki/issue.js';
import { issueRevocationList } from '../../dist/security/pki/revocation-list.js';
import { signEnvelope } from '../../dist/security/sign-envelope.js';
import { verifyMessage } from '../../dist/security/verify-message.js';
import { readRevocationFile } from '../../dist/security/x509/files.node.js';
import { RevocationLists } from '../../dist/security/x509/revocation-lists.js';
import { TrustStore } from '../../dist/security/x509/trust-store.js';
import { parseXml } from '../../dist/xml/parse.js';
import { atLeast, type Benchmark, informative, rateOf, ratio } from '../figure.ts';
import { measureInterleaved } from '../measure.ts';
import { listOfServices } from '../messages.ts';
import { verifyWithXmlCrypto } from '../xml-crypto.ts';

const signOnThePool = promisify(sign);

/**
 * The message engine alone, one core, no network: against the raw RSA operations and against xml-crypto. Certificate path and
 * revocation list are checked at the first message; the verdict is then kept, as in the servers.
 */
export const benchmark: Benchmark = async () => {
  const { credential, certificate, privateKey, trust } = await makeParties();
  const body = listOfServices(2);
  const message = await signEnvelope({ body }, credential);
  const key = createPrivateKey(privateKey);
  const publicKey = createPublicKey(certificate);
  const octets = Buffer.from(message);
  const rawSignature = sign('sha256', octets, key);

  const measured = await measureInterleaved([
    { name: 'raw verify', work: () => verify('sha256', octets, publicKey, rawSignature) },
    { name: 'verify', work: () => verifyMessage(parseXml(octets), { trust }) },
    { name: 'xml-crypto verify', work: () => verifyWithXmlCrypto(message, certificate) },
    { name: 'raw sign', work: () => signOnThePool('sha256', octets, key) },
    { name: 'sign', work: () => signEnvelope({ body }, credential) },
  ]);
  return [
    informative('size of the signed message', octets.length, 'bytes'),
    informative('raw RSA-2048 verify', rateOf(measured, 'raw verify'), '/s'),
    informative('raw RSA-2048 sign', rateOf(measured, 'raw sign'), '/s'),
    atLeast('verify a signed message / raw RSA verify', ratio(measured, 'verify', 'raw verify'), 'x', 0.25),
    atLeast('verify a signed message / xml-crypto', ratio(measured, 'verify', 'xml-crypto verify'), 'x', 40),
    atLeast('sign a message / raw RSA sign', ratio(measured, 'sign', 'raw sign'), 'x', 0.8),
  ];
};

async function makeParties() {
  const authority = await createAuthority({ subject: { commonName: 'Benchmark authority' } });
  const issued = await issueCertificate(authority, { subject: { commonName: 'client' } });
  const credential = nodeCredential({ certificates: issued.certificate, privateKey: issued.privateKey });
  const revocation = new RevocationLists();
  const list = await issueRevocationList(authority, [{ serialNumber: 1n, revokedAt: Date.now() }]);
  revocation.replace('authority', await readRevocationFile(Buffer.from(list)));
  const trust = new TrustStore({
    crypto: nodeCrypto,
    authorities: [authority.certificate],
    revocation,
    revocationPolicy: { missing: 'refuse', stale: 'refuse' },
  });
  return { credential, certificate: issued.certificate, privateKey: issued.privateKey, trust };
}
