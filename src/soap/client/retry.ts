import { PlegmaError } from '../../errors/plegma-error.ts';
import { SoapFaultError } from './soap-fault-error.ts';

/** How often and how patiently a request is sent again. Times are milliseconds. */
export interface RetryPolicy {
  /** Times that a request is sent in all; 1 is never again. */
  readonly attempts: number;
  /** Before the second time; doubled before each further one. */
  readonly delay: number;
  readonly longestDelay: number;
}

/** The policy where nothing else is asked for. */
export const defaultRetryPolicy: RetryPolicy = { attempts: 4, delay: 500, longestDelay: 15_000 };

/**
 * Repeats an attempt while it fails for a reason that may pass: the transport failed, or the server's fault is
 * `retryable`. The request keeps its MessageID and requestId, so that a server that has already done it repeats its
 * answer (contracts: requestId).
 *
 * @param attempt Called once for each time.
 */
export async function retrying<Result>(
  attempt: () => Promise<Result>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Result> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (error) {
      if (count >= policy.attempts || !mayPass(error) || signal.aborted) throw error;
      await pause(delayAfter(error, count, policy), signal);
    }
  }
}

function mayPass(error: unknown): error is PlegmaError | SoapFaultError {
  if (error instanceof SoapFaultError) return error.retryable;
  return (
    error instanceof PlegmaError && (error.code === 'TRANSPORT_FAILED' || error.code === 'TRANSPORT_TIMEOUT')
  );
}

/** What the server asked for; otherwise exponential back-off with jitter, so that many clients do not return at once. */
function delayAfter(error: PlegmaError | SoapFaultError, count: number, policy: RetryPolicy): number {
  if (error.retryAfter !== undefined) return Math.min(error.retryAfter * 1000, policy.longestDelay);
  const longest = Math.min(policy.delay * 2 ** (count - 1), policy.longestDelay);
  return longest * (0.5 + Math.random() / 2);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
