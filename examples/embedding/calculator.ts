import { fileURLToPath } from 'node:url';
import {
  createSoapEndpoint,
  decodePem,
  loadWsdl,
  nodeCrypto,
  readCertificate,
  type SoapEndpoint,
  TrustStore,
  VolatileReplayMemory,
} from '../../src/soap/index.ts';

/** What the WSDL describes, in the terms of TypeScript. */
export type CalculatorOperations = {
  Add: {
    readonly input: { readonly summand: readonly number[] };
    readonly output: { readonly sum: number; readonly askedBy: string };
  };
};

export const calculator = loadWsdl<CalculatorOperations>(
  fileURLToPath(new URL('calculator.wsdl', import.meta.url)),
);

/**
 * A calculator that adds for everybody and knows who signed. Mount it anywhere:
 * `app.use('/calculator', calculatorEndpoint(pem))` in Express, or `http.createServer(calculatorEndpoint(pem))`.
 *
 * @param authorities PEM of the authorities whose certificates callers have.
 */
export function calculatorEndpoint(authorities: string): SoapEndpoint {
  const trusted = decodePem(authorities, 'CERTIFICATE').map(readCertificate);
  return createSoapEndpoint({
    services: [
      {
        contract: calculator.contract,
        open: new Set(['Add']),
        operations: {
          Add: async ({ summand }: CalculatorOperations['Add']['input'], { caller }) => ({
            sum: summand.reduce((sum, next) => sum + next, 0),
            askedBy: caller.kind === 'identified' ? caller.identity.subject : 'somebody',
          }),
        },
      },
    ],
    documents: calculator.documents,
    verification: {
      trust: new TrustStore({ crypto: nodeCrypto, authorities: trusted }),
      replay: new VolatileReplayMemory(),
    },
  });
}
