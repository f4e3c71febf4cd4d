import type { Credential } from '../../../src/security/credential.ts';
import { nodeCredential } from '../../../src/security/crypto/node-credential.node.ts';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { DEFAULT_DIALECT } from '../../../src/security/dialect.ts';
import { createAuthority, issueCertificate } from '../../../src/security/pki/issue.ts';
import { VolatileReplayMemory } from '../../../src/security/replay/volatile-replay-memory.ts';
import type { VerifyOptions } from '../../../src/security/verify-message.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';

/** An authority with a client, a server and a stranger of another authority. */
export interface Cast {
  readonly client: Credential;
  readonly server: Credential;
  readonly stranger: Credential;
  /** Believes the authority, not the stranger's. */
  verification(): VerifyOptions;
}

export const dialect = DEFAULT_DIALECT;

export async function cast(): Promise<Cast> {
  const authority = await createAuthority({
    subject: { commonName: 'Test CA', country: 'GR' },
    keyKind: 'ec-p256',
  });
  const other = await createAuthority({
    subject: { commonName: 'Other CA', country: 'GR' },
    keyKind: 'ec-p256',
  });
  const issue = async (by: typeof authority, commonName: string) => {
    const issued = await issueCertificate(by, { subject: { commonName, country: 'GR' } });
    return nodeCredential({ certificates: issued.certificate, privateKey: issued.privateKey });
  };
  return {
    client: await issue(authority, 'alice'),
    server: await issue(authority, 'grid.example'),
    stranger: await issue(other, 'mallory'),
    verification: () => ({
      trust: new TrustStore({ crypto: nodeCrypto, authorities: [authority.certificate] }),
      replay: new VolatileReplayMemory(),
    }),
  };
}
