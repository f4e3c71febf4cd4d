import { fileURLToPath } from 'node:url';
import { createSoapEndpoint } from '../soap/server/endpoint.node.ts';
import { loadWsdl } from '../soap/server/load-wsdl.node.ts';
import type { AnyService } from '../soap/server/operation.ts';
import { withDurableAnswers } from './durable-answers.ts';
import type { Foundation } from './foundation.ts';
import type { MountedService } from './site.ts';
import { verificationBy } from './trust.ts';

/** The contracts as they are published; this path holds both from `src/` and from `dist/`. */
const contracts = new URL('../../wsdl/', import.meta.url);

/** Whose service is mounted, on what. */
export interface Mounting {
  readonly foundation: Foundation;
  readonly site: 'broker' | 'provider';
}

/**
 * Puts a service at its path.
 *
 * @param wsdl The name of its contract in `wsdl/`.
 */
export function mountService(
  { foundation, site }: Mounting,
  path: string,
  service: AnyService,
  wsdl: string,
): MountedService {
  const { configuration, trust, credentials, replay, calls, metrics } = foundation;
  const { security, limits } = configuration;
  const handle = createSoapEndpoint({
    services: [withDurableAnswers(service, foundation.store)],
    documents: loadWsdl(fileURLToPath(new URL(wsdl, contracts))).documents,
    verification: verificationBy(trust, security, replay[site]),
    signer: { credential: credentials[site] },
    limits: {
      envelope: limits.envelope,
      total: limits.message,
      parts: limits.attachments,
      patience: limits.patience * 1000,
    },
    observe: (report) => {
      calls.add(site, report);
      metrics.countCall(site, report);
    },
  });
  return { path, contract: service.contract, handle };
}
