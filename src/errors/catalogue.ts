import { brokerErrors } from './broker-errors.ts';
import { cliErrors } from './cli-errors.ts';
import { clientErrors } from './client-errors.ts';
import type { ErrorEntry } from './error-entry.ts';
import { hostErrors } from './host-errors.ts';
import { platformErrors } from './platform-errors.ts';
import { providerErrors } from './provider-errors.ts';
import { securityErrors } from './security-errors.ts';
import { soapErrors } from './soap-errors.ts';
import { storeErrors } from './store-errors.ts';
import { xmlErrors } from './xml-errors.ts';

/** Every error that Plegma can raise, by its stable code. One section a layer. */
export const errorCatalogue = {
  ...xmlErrors,
  ...securityErrors,
  ...soapErrors,
  ...storeErrors,
  ...platformErrors,
  ...providerErrors,
  ...brokerErrors,
  ...clientErrors,
  ...hostErrors,
  ...cliErrors,
} as const satisfies Record<string, ErrorEntry>;

/** A stable code of the catalogue. */
export type ErrorCode = keyof typeof errorCatalogue;
