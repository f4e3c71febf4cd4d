/** The broker that `plegma serve` runs by default on this machine. */
export const defaultBroker = 'http://localhost:8080';

/** The broker that is asked unless the command names one. */
export function brokerFromEnvironment(): string {
  const chosen = process.env['PLEGMA_BROKER'];
  return chosen === undefined || chosen === '' ? defaultBroker : chosen;
}
