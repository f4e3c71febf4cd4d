import { PlegmaError } from '../../errors/plegma-error.ts';
import type { CommandResult } from './command.ts';
import type { BatchId, SubmitOutcome } from './platform.ts';

/** Said before anything reached the server: the same request may be sent again. */
const notReached = new RegExp(
  [
    'cannot connect to (?:default |specified )?server',
    "Couldn't connect to cluster",
    'Unable to contact slurm controller \\(connect failure\\)',
    'Could not establish a configuration source',
    'Unable to authenticate connection',
    'unable to (?:contact|send message to) qmaster',
    "Can't find address of local schedd|Failed to connect to",
    'ssh: (?:connect to host|Could not resolve)',
    'sudo: .*(?:password is required|not allowed)',
    'Resource temporarily unavailable|temporarily unable to accept job',
  ].join('|'),
  'i',
);

/** Said while the answer was awaited: the request may have been carried out. */
const cutOff =
  /timed? ?out|connection (?:reset|closed)|closed by remote host|broken pipe|end of file|premature/i;

const longestQuote = 1000;

/**
 * What became of a submission. Accepted is only exit 0 together with an id, the whole answer and nothing beside it;
 * refused is only a complaint of the batch system's own; everything else may have made a job (BA-6).
 *
 * @param id its first group is the id.
 * @param complaint what the submit command's own refusals look like.
 * @throws BATCH_UNAVAILABLE when the batch system was not reached, so that surely nothing was submitted.
 */
export function readSubmission(result: CommandResult, id: RegExp, complaint: RegExp): SubmitOutcome {
  const said = sayings(result);
  if (isWhole(result) && result.exit === 0) {
    const match = id.exec(result.stdout.trim());
    if (match?.[1] !== undefined) return { kind: 'accepted', batchId: asBatchId(match[1]) };
    return { kind: 'unknown', reason: `The submission was answered by no job id but by "${said}".` };
  }
  if (result.exit === 127 || (isWhole(result) && notReached.test(said)))
    throw unavailable('submission', result);
  const refused = isWhole(result) && complaint.test(said) && !cutOff.test(said);
  if (refused) return { kind: 'refused', reason: said };
  return { kind: 'unknown', reason: `The submission ended without an answer: ${howItEnded(result)}` };
}

/** The standard output of a query that succeeded. @throws BATCH_UNAVAILABLE for anything else. */
export function answerOf(result: CommandResult, what: string, accepted: readonly number[] = [0]): string {
  if (isWhole(result) && result.exit !== undefined && accepted.includes(result.exit)) return result.stdout;
  throw unavailable(what, result);
}

/** The error for a command that did not answer, with what it said. */
export function unavailable(what: string, result: CommandResult): PlegmaError {
  return new PlegmaError(
    'BATCH_UNAVAILABLE',
    `The batch system did not answer the ${what}: ${howItEnded(result)}`,
  );
}

/** The error for an answer that cannot be read. A list that is not understood must never look like an empty one. */
export function unreadable(what: string, answer: string): PlegmaError {
  const found = quote(answer);
  return new PlegmaError(
    'BATCH_UNAVAILABLE',
    `The answer to the ${what} cannot be read; it begins "${found}".`,
  );
}

/** Both streams in one line: Slurm's wrappers complain on standard output, everybody else on standard error. */
export function sayings(result: CommandResult): string {
  return quote(`${result.stderr} ${result.stdout}`);
}

/** An id as the batch system printed it. */
export function asBatchId(text: string): BatchId {
  return text as BatchId;
}

function isWhole(result: CommandResult): boolean {
  return !result.timedOut && !result.truncated && result.exit !== undefined;
}

/** The end of a command that did not do what was asked, as half a sentence with what it said. */
export function howItEnded(result: CommandResult): string {
  if (result.timedOut) return 'it did not end within its time limit and was killed.';
  if (result.truncated) return 'it printed more than its output limit and was killed.';
  const end = result.exit === undefined ? 'it was killed' : `it ended with exit status ${result.exit}`;
  const said = sayings(result);
  return said === '' ? `${end} and said nothing.` : `${end} and said "${said}".`;
}

function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
