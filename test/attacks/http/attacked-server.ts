import { connectProvider, type Provider } from '../../../src/client/connect-provider.ts';
import { loadCredential } from '../../../src/client/load-credential.node.ts';
import { loadTrust } from '../../../src/client/load-trust.node.ts';
import type { Credential } from '../../../src/security/credential.ts';
import { signEnvelope } from '../../../src/security/sign-envelope.ts';
import { undiciTransport } from '../../../src/soap/client/undici-transport.node.ts';
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts';

const SOAP_11 = 'http://schemas.xmlsoap.org/soap/envelope/';

/** Broker and provider in a process of their own, and what an attacker needs. */
export interface AttackedServer extends ServerProcess {
  readonly credential: Credential;
  /** The honest way in. */
  readonly provider: Provider;
  readonly brokerPort: number;
  readonly providerPort: number;
  isAlive(): Promise<boolean>;
}

/** Starts both, to be closed by the caller. */
export async function startAttackedServer(): Promise<AttackedServer> {
  const server = await startServerProcess({ patience: 1 });
  const { broker, provider, certificates } = server.addresses;
  const credential = await loadCredential(certificates.client);
  const trust = await loadTrust(certificates.authorities);
  return {
    ...server,
    credential,
    provider: connectProvider(provider.jobService, { transport: undiciTransport(), credential, trust }),
    brokerPort: Number(new URL(broker.url).port),
    providerPort: Number(new URL(provider.url).port),
    isAlive: async () => server.crashed() === undefined && (await fetch(broker.health)).ok,
  };
}

export const REGISTRY = '/services/Registry';
export const ACCOUNTS = '/services/AccountService';
export const LIST_SERVICES = '<r:ListServices xmlns:r="urn:plegma:registry:1"></r:ListServices>';
export const LIST_ACCOUNTS = '<a:ListAccounts xmlns:a="urn:plegma:account:1"></a:ListAccounts>';

export function envelopeOf(payload: string): string {
  return `<s:Envelope xmlns:s="${SOAP_11}"><s:Body>${payload}</s:Body></s:Envelope>`;
}

export function signedEnvelopeOf(payload: string, credential: Credential): Promise<string> {
  return signEnvelope({ body: payload }, credential);
}

/** The code of one of our faults. */
export function faultCodeOf(body: string): string | undefined {
  return /:code>([A-Z_]+)</.exec(body)?.[1];
}
