import { PlegmaError } from '../errors/plegma-error.ts';
import type { Identity } from '../security/identity.ts';
import type { Registry } from './registry.ts';

/** @throws PROVIDER_NOT_TRUSTED where this identity may not register services. */
export function checkTrusted({ trusts }: Registry, identity: Identity): void {
  if (trusts(identity)) return;
  throw new PlegmaError(
    'PROVIDER_NOT_TRUSTED',
    `${identity.subject}, certified by ${identity.issuer}, is no provider that this broker trusts.`,
  );
}
