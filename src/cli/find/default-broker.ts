/** The broker that `plegma serve` runs by default on this machine. */
export const defaultBroker = 'http://localhost:8080';
