import { type DestinationStream, destination, type Logger, pino } from 'pino';
import { SoapFaultError } from '../soap/client/soap-fault-error.ts';
import type { CallReport } from '../soap/server/call-report.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { RefusedConnection } from './refuse-connection.ts';

export type Log = Logger;

/**
 * Members that never reach a log, wherever they stand at the first two levels: keys, passwords, and the tokens of
 * transfer links.
 */
const secrets = ['key', 'privateKey', 'password', 'token', 'authorization', 'cookie'];

/** Lines of calls are many: they go to the system some at a time, and not later than this (bytes, ms). */
const gathering = { minLength: 4096, periodicFlush: 200 };

/**
 * What a terminal takes for orders and JSON leaves as it is: the controls of Latin-1 (ECMA-48 §8.3.16, CSI in one
 * character), and what turns the direction of a line. Messages of strangers are quoted in reasons.
 */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Opens the log: one JSON object a line. Its last lines are written by `flush()`. */
export function openLog({ level, file }: Configuration['log'], stream?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    // Both names are in use for errors; pino knows only `err` by itself.
    serializers: { err: errorMembers, error: errorMembers },
    hooks: { streamWrite: (line: string) => line.replace(STEERING, escaped) },
    redact: { paths: secrets.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' },
  };
  return pino(options, stream ?? destination({ dest: file ?? 2, mkdir: true, sync: true, ...gathering }));
}

/**
 * What a line says of an error. The details of a fault that came in are trees, thousands of characters in JSON; their code,
 * sentence and remedy stand beside them.
 */
function errorMembers(error: Error): object {
  const serialized = pino.stdSerializers.err(error);
  if (!(error instanceof SoapFaultError)) return serialized;
  const { details, declared, ...members } = serialized;
  return members;
}

/** The log for {@link logCall}: looking for secrets costs more than all else of a line, and these name none. */
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

/** Writes the one line of a connection on which something came that is no HTTP: it never became a call. */
export function logRefusedConnection(log: Log, { error, status }: RefusedConnection): void {
  log.info({ code: error.code, status, reason: error.message }, 'connection refused');
}

const isOurs = ({ outcome, status, code }: CallReport): boolean =>
  outcome === 'fault' && status >= 500 && (code === undefined || code === 'UNEXPECTED');

/** Of milliseconds; a part that the call did not come to is left out of the line. */
const tenths = (time: number | undefined): number | undefined => time && Math.round(time * 10) / 10;
