import type { CallReport } from '../soap/server/call-report.ts';
import type { Log } from './log.ts';
import type { RefusedConnection } from './refuse-connection.ts';

/** Lines are written together: one by one, each costs twice as much beside its answer. */
const MOST_WAITING = 128;

/** Milliseconds that a line waits for others. */
const LONGEST_WAIT = 100;

type CallLine = ReturnType<typeof lineOf>;

/** The one line that each call has in the log: who called what, how it ended, how long each part took. */
export class CallLog {
  readonly #log: Log;
  #waiting: CallLine[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param log Opened by `openCallLines`. */
  constructor(log: Log) {
    this.#log = log;
  }

  /**
   * Adds the line of a call. An error of ours is written at once, with its cause and the reference that the caller was
   * told.
   */
  add(site: string, report: CallReport): void {
    const line = lineOf(site, report);
    if (isOurs(report)) {
      this.flush();
      this.#log.error({ ...line, err: report.error }, 'call');
      return;
    }
    this.#waiting.push(line);
    if (this.#waiting.length >= MOST_WAITING) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), LONGEST_WAIT).unref();
  }

  /** Writes what waits. A log that fails loses lines, but brings nobody down: this runs by a timer, too. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const waiting = this.#waiting;
    this.#waiting = [];
    try {
      for (const line of waiting) this.#log.info(line, 'call');
    } catch {
      // See above.
    }
  }
}

/** Members only: a report's error holds the whole message in memory by its stack. */
function lineOf(site: string, report: CallReport) {
  const { error, code, identity, outcome, reference, service, operation, status, received, sent, times } =
    report;
  return {
    time: new Date().toISOString(),
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
    reason: error instanceof Error && !isOurs(report) ? error.message : undefined,
  };
}

/** Writes the one line of a connection whose bytes were no HTTP, so that it never became a call. */
export function logRefusedConnection(log: Log, { error, status }: RefusedConnection): void {
  log.info({ code: error.code, status, reason: error.message }, 'connection refused');
}

const isOurs = ({ outcome, status, code }: CallReport): boolean =>
  outcome === 'fault' && status >= 500 && code === 'UNEXPECTED';

/** Milliseconds, rounded; undefined, and so left out, for a part that the call never reached. */
const tenths = (time: number | undefined): number | undefined => time && Math.round(time * 10) / 10;
