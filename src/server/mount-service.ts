import { fileURLToPath } from 'node:url';
import type { Credential } from '../security/credential.ts';
import { VolatileReplayMemory } from '../security/replay/volatile-replay-memory.ts';
import { createSoapEndpoint } from '../soap/server/endpoint.node.ts';
import { loadWsdl } from '../soap/server/load-wsdl.node.ts';
import type { AnyService } from '../soap/server/operation.ts';
import { verificationBy } from './certificates/trust.ts';
import type { Foundation } from './foundation.ts';
import { logCall } from './log.ts';
import type { MountedService } from './site.ts';

/** The contracts as they are published; beside `src/` and `dist/` alike. */
const contracts = new URL('../../wsdl/', import.meta.url);

export interface Mounting {
  readonly foundation: Foundation;
  readonly site: 'broker' | 'provider';
  /** Who signs the answers. */
  readonly credential: Credential;
}

/**
 * Puts a service at its path.
 *
 * @param wsdl The name of its contract in `wsdl/`.
 */
export function mountService(
  { foundation, site, credential }: Mounting,
  path: string,
  service: AnyService,
  wsdl: string,
): MountedService {
  const { configuration, trust, log, metrics } = foundation;
  const { security, limits } = configuration;
  const handle = createSoapEndpoint({
    services: [service],
    documents: loadWsdl(fileURLToPath(new URL(wsdl, contracts))).documents,
    verification: verificationBy(trust, security, new VolatileReplayMemory()),
    signer: { credential },
    limits: {
      envelope: limits.envelope,
      total: limits.message,
      parts: limits.attachments,
      patience: limits.patience * 1000,
    },
    observe: (report) => {
      logCall(log, site, report);
      metrics.countCall(site, report);
    },
  });
  return { path, contract: service.contract, handle };
}
