import type { CallReport } from '../soap/server/call-report.ts';
import type { Log } from './log.ts';
import type { RefusedConnection } from './refuse-connection.ts';

/** The log for {@link logCall}. It does not search for secrets: these lines have none, and the search is their main cost. */
export function callLog(log: Log): Log {
  return log.child({}, { redact: [] });
}

/**
 * Writes the one line of a call: who called what, how it ended, how long each part took. An error of ours is
 * written with its cause and the reference that the caller was told.
 *
 * @param log Made by {@link callLog}.
 */
export function logCall(log: Log, site: string, report: CallReport): void {
  const { error, code, identity, outcome, reference, service, operation, status, received, sent, times } =
    report;
  const line = {
    reference,
    site,
    service,
    operation,
    identity: identity && { subject: identity.subject, issuer: identity.issuer },
    outcome,
    code,
    status,
    received,
    sent,
    verified: tenths(times.verified),
    operated: tenths(times.operated),
    answered: tenths(times.answered),
  };
  if (isOurs(report)) log.error({ ...line, err: error }, 'call');
  else if (error instanceof Error) log.info({ ...line, reason: error.message }, 'call');
  else log.info(line, 'call');
}

/** Writes the one line of a connection whose bytes were no HTTP, so that it never became a call. */
export function logRefusedConnection(log: Log, { error, status }: RefusedConnection): void {
  log.info({ code: error.code, status, reason: error.message }, 'connection refused');
}

const isOurs = ({ outcome, status, code }: CallReport): boolean =>
  outcome === 'fault' && status >= 500 && code === 'UNEXPECTED';

/** Milliseconds, rounded; undefined, and so left out, for a part that the call never reached. */
const tenths = (time: number | undefined): number | undefined => time && Math.round(time * 10) / 10;
