/** The broker that `plegma serve` runs by default on this machine. */
export const DEFAULT_BROKER = 'http://localhost:8080';
