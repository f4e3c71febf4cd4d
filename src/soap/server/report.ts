import type { CallProgress } from './call.ts';
import type { CallOutcome } from './call-outcome.ts';
import type { CallReport } from './call-report.ts';
import type { ServedCall } from './served-call.ts';

/**
 * Tells what became of a call.
 *
 * @param began `performance.now()` when its headers had arrived.
 */
export function reportOf(served: ServedCall, progress: CallProgress, began: number): CallReport {
  const { operation, admitted, message } = progress;
  const since = (time: number | undefined) => (time === undefined ? undefined : time - began);
  return {
    reference: progress.reference,
    service: operation?.service.contract.name,
    operation: operation?.contract.name,
    identity: admitted?.kind === 'verified' ? admitted.identity : undefined,
    ...outcomeOf(served),
    status: served.status,
    received: message?.bytes.length ?? 0,
    sent: served.content?.contentLength ?? 0,
    times: {
      verified: since(progress.verifiedAt),
      operated: since(progress.operatedAt),
      answered: performance.now() - began,
    },
  };
}

/** How it ended, without the answer. */
function outcomeOf(served: ServedCall): CallOutcome {
  switch (served.outcome) {
    case 'answered':
      return { outcome: served.outcome };
    case 'fault':
      return { outcome: served.outcome, code: served.code, error: served.error };
    case 'unanswered':
      return { outcome: served.outcome, code: served.code, error: served.error };
  }
}
