import { PlegmaError } from '../../errors/plegma-error.ts';
import type { TransportRequest } from './transport.ts';

/** What a transport throws: the reason of an abort, and TRANSPORT_FAILED for everything else. */
export function transportError({ address, signal }: TransportRequest, cause: unknown): unknown {
  if (signal.aborted) return signal.reason;
  return new PlegmaError('TRANSPORT_FAILED', `No answer from ${address.origin}: ${rootMessage(cause)}.`, {
    cause,
  });
}

/** `fetch` says "fetch failed"; what is wrong stands in its cause. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return rootMessage(error.cause);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (error.message || code || error.name).replace(/\.$/, '');
}
