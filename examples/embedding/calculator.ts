import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  createSoapEndpoint,
  decodePem,
  loadWsdl,
  nodeCredential,
  nodeCrypto,
  readCertificate,
  type Service,
  type SoapEndpoint,
  TrustStore,
  VolatileReplayMemory,
} from 'plegma/soap';

/** What `calculator.wsdl` describes, in the terms of TypeScript. */
export type CalculatorOperations = {
  Add: {
    readonly input: { readonly summand: readonly number[] };
    readonly output: { readonly sum: number };
  };
  WhoAmI: { readonly input: object; readonly output: { readonly subject: string } };
};

export const calculator = loadWsdl<CalculatorOperations>(
  fileURLToPath(new URL('calculator.wsdl', import.meta.url)),
);

const service: Service<CalculatorOperations> = {
  contract: calculator.contract,
  open: new Set(['Add']),
  operations: {
    Add: async ({ summand }) => ({ sum: summand.reduce((sum, next) => sum + next, 0) }),
    WhoAmI: async (_, { caller }) => ({
      subject: caller.kind === 'identified' ? caller.identity.subject : 'nobody',
    }),
  },
};

/** PEM files. */
export interface CalculatorFiles {
  /** Authorities whose customers are believed. */
  readonly authorities: string;
  /** What the answers are signed with. */
  readonly certificate: string;
  readonly key: string;
}

/** A calculator that adds for everybody, tells who signed, and signs its answers to those who did. */
export function calculatorEndpoint({ authorities, certificate, key }: CalculatorFiles): SoapEndpoint {
  const trusted = decodePem(readFileSync(authorities, 'utf8'), 'CERTIFICATE').map(readCertificate);
  const credential = nodeCredential({
    certificates: readFileSync(certificate, 'utf8'),
    privateKey: readFileSync(key, 'utf8'),
  });
  return createSoapEndpoint({
    services: [service],
    documents: calculator.documents,
    verification: {
      trust: new TrustStore({ crypto: nodeCrypto, authorities: trusted }),
      replay: new VolatileReplayMemory(),
    },
    signer: { credential },
  });
}
