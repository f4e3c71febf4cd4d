import { PlegmaError } from '../../errors/plegma-error.ts';
import { asBatchId } from './batch-id.ts';
import type { CommandResult } from './command-result.ts';
import type { BatchId, SubmitOutcome } from './platform.ts';

/**
 * Messages about requests that never reached the server, or that it does not take at present: they may be repeated.
 * Slurm's words are those of slurm_errno.c, PBS's those of pbs_error_db.h (TORQUE) and pbs_messages.c (OpenPBS).
 */
const NOT_REACHED = new RegExp(
  [
    'cannot connect to (?:default |specified )?server',
    'could not connect to (?:batch server|trqauthd|unix socket)',
    'no free connections|server connection table full|server busy|server shutting down',
    'trqauthd unable to authenticate|munge executable not found',
    "Couldn't connect to cluster",
    'Unable to contact slurm controller \\(connect failure\\)',
    'Communication connection failure|Rate limit exceeded, please retry',
    'Slurm backup controller in standby mode|MaxJobCount limit reached',
    'Maximum number of jobs already in (?:queue|complex)|jobs would exceed MAX_JOBS_SUBMITTED',
    'Protocol authentication error|Invalid authentication credential|Failed to connect to authentication agent',
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

/** Messages about answers that never arrived: the request may have been carried out. */
const CUT_OFF = new RegExp(
  [
    '\\btimed? ?out\\b(?! of)|connection (?:reset|closed|forced closed)|closed by remote host',
    'broken pipe|end of file|premature',
    'slurm controller \\((?:send|receive|shutdown) failure|zero bytes were transmitted or received',
    'message (?:send|receive) failure|communication shutdown failure|unexpected message received|insane message length',
    'batch protocol error|bad dis based request protocol|socket close detected',
    'error (?:reading|writing) data (?:from|to) socket',
    'failed receiving gdi request',
    // HTCondor's own reason would stand behind it.
    'failed to commit job submission into the queue\\.$',
  ].join('|'),
  'i',
);

/** Characters. */
const LONGEST_QUOTE = 1000;

/**
 * The outcome of a submission. It is accepted only with exit status 0 and an id, alone or on the one line that holds one: a
 * site's own words may stand before and after it. It is refused only if the batch system itself complains and names no id.
 * Anything else may have made a job (BA-6).
 *
 * @param id Matches a whole line; its first group is the id.
 * @param complaint Matches the submit command's own refusals.
 * @throws BATCH_UNAVAILABLE if the batch system was not reached, so that nothing can have been submitted.
 */
export function readSubmission(result: CommandResult, id: RegExp, complaint: RegExp): SubmitOutcome {
  const said = sayings(result);
  const ids = idsIn(result.stdout, id);
  if (isWhole(result) && result.exit === 0) {
    const [batchId, another] = ids;
    if (batchId !== undefined && another === undefined) return { kind: 'accepted', batchId };
    const found = ids.length === 0 ? 'no job id' : 'several job ids';
    return { kind: 'unknown', reason: `The submission was answered by ${found}: "${said}".` };
  }
  if (result.exit === 127 || (isWhole(result) && NOT_REACHED.test(said)))
    throw unavailable('submission', result);
  const refused = isWhole(result) && ids.length === 0 && complaint.test(said) && !CUT_OFF.test(said);
  if (refused) return { kind: 'refused', reason: said };
  return { kind: 'unknown', reason: `The submission ended without an answer: ${howItEnded(result)}` };
}

function idsIn(text: string, id: RegExp): readonly BatchId[] {
  const found = text.split('\n').flatMap((line) => id.exec(line.trim())?.[1] ?? []);
  return [...new Set(found)].map(asBatchId);
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

/** The error for an answer that cannot be read: a list that is not understood must never look like an empty one. */
export function unreadable(what: string, answer: string): PlegmaError {
  const found = quote(answer);
  return new PlegmaError(
    'BATCH_UNAVAILABLE',
    `The answer to the ${what} cannot be read; it begins "${found}".`,
  );
}

/** Both streams in one line: Slurm's wrappers complain on standard output, all others on standard error. */
export function sayings(result: CommandResult): string {
  return quote(`${result.stderr} ${result.stdout}`);
}

function isWhole(result: CommandResult): boolean {
  return !result.timedOut && !result.truncated && result.exit !== undefined;
}

/** How a failed command ended, as a clause with what it said. */
export function howItEnded(result: CommandResult): string {
  if (result.timedOut) return 'it did not end within its time limit and was killed.';
  if (result.truncated) return 'it printed more than its output limit and was killed.';
  const end = result.exit === undefined ? 'it was killed' : `it ended with exit status ${result.exit}`;
  const said = sayings(result);
  return said === '' ? `${end} and said nothing.` : `${end} and said "${said}".`;
}

function quote(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}
