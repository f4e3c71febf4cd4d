import { isJobToken } from './job-token.ts';
import type { BatchRun } from './platform.ts';

/** No blank, comma, colon, percent sign or quote: each has a meaning in some batch system. */
const PLAIN_PATH = /^\/[A-Za-z0-9/._+-]{1,1000}$/;

/** True for a path that every batch system accepts. */
export function isPlainPath(path: string): boolean {
  return PLAIN_PATH.test(path);
}

const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9_.-]{0,62}$/;

/**
 * What is wrong with the values of a run that go on a command line, as a sentence; undefined if nothing is (BA-5). Slurm's
 * qsub passes its arguments to a shell unquoted, so every platform accepts only what no shell interprets.
 */
export function faultInRun(run: BatchRun): string | undefined {
  if (!isJobToken(run.token)) return `The job name "${run.token}" is not a token of ours.`;
  const paths = [run.workspace, run.script, run.stdout, run.stderr];
  const path = paths.find((value) => !isPlainPath(value));
  if (path !== undefined)
    return `The path "${path}" has characters that batch systems cannot take; plain ones are needed.`;
  const names = [run.queue, run.requirements.nodeProperty];
  const name = names.find((value) => value !== undefined && !PLAIN_NAME.test(value));
  if (name !== undefined) return `"${name}" is not a name of a queue or node property.`;
  const { nodes, processorsPerNode, memory, wallTime } = run.requirements;
  const amount = [nodes, processorsPerNode, memory, wallTime].find(
    (value) => value !== undefined && !isAmount(value),
  );
  return amount === undefined
    ? undefined
    : `${amount} is not an amount that can be asked for: a whole number from 1 is needed.`;
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}
