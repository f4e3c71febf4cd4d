import { type DestinationStream, type Logger, pino } from 'pino';
import { SoapFaultError } from '../soap/client/soap-fault-error.ts';
import type { Configuration } from './configuration/configuration.ts';
import { LogDestination } from './log-destination.ts';

/** Where a server writes what happens to it. */
export type Log = Logger;

/**
 * Members that never reach a log, wherever they stand at the first two levels: keys, passwords, and the tokens of
 * transfer links.
 */
const SECRETS = ['key', 'privateKey', 'password', 'token', 'authorization', 'cookie'];

/**
 * Characters that JSON does not escape and a terminal obeys: the controls of Latin-1 (ECMA-48 §8.3.16, CSI in one
 * character) and those that change the direction of a line. Reasons quote the messages of strangers.
 */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** What all lines have in common. */
const FORM = {
  base: null,
  // Both names are in use for errors; pino knows only `err` by itself.
  serializers: { err: errorMembers, error: errorMembers },
  hooks: { streamWrite: (line: string) => line.replace(STEERING, escaped) },
};

/** Opens the log: one JSON object a line. Call `flush()` before the process ends. */
export function openLog(
  { level, file }: Configuration['log'],
  stream: DestinationStream = new LogDestination(file),
): Log {
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[secret]' };
  return pino({ ...FORM, level, timestamp: pino.stdTimeFunctions.isoTime, redact }, stream);
}

/**
 * Opens the log for the lines of calls, which bring their time with them. It does not search for secrets: these lines
 * have none, and the search is their main cost.
 */
export function openCallLines({ level }: Configuration['log'], stream: DestinationStream): Log {
  return pino({ ...FORM, level, timestamp: false }, stream);
}

/**
 * What a line says of an error. The details of a received fault are left out: they are trees, thousands of characters
 * in JSON, and the fault's code, sentence and remedy say the same.
 */
function errorMembers(error: Error): object {
  const serialized = pino.stdSerializers.err(error);
  if (!(error instanceof SoapFaultError)) return serialized;
  const { details, declared, ...members } = serialized;
  return members;
}
