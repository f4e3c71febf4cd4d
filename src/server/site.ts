import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OperationContract } from '../soap/service-contract.ts';

/** Answers one HTTP request. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** A SOAP service at its path. */
export interface MountedService {
  /** For example `/services/Registry`. */
  readonly path: string;
  readonly contract: {
    readonly name: string;
    readonly documentation?: string | undefined;
    readonly operations: Readonly<Record<string, OperationContract>>;
  };
  readonly handle: RequestHandler;
}

/** A condition without which requests would fail. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves where the condition holds; throws with what is wrong where it does not. */
  readonly check: () => Promise<void>;
}

/** What one party (broker or provider) offers on its port. */
export interface Site {
  readonly kind: 'broker' | 'provider';
  readonly title: string;
  readonly about: string;
  readonly services: readonly MountedService[];
  /** Everything below a path that is not SOAP: transfers of files. */
  readonly folders: readonly { readonly path: `/${string}/`; readonly handle: RequestHandler }[];
  readonly readiness: readonly ReadinessCheck[];
}
