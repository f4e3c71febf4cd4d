import type { CommandResult } from './command-result.ts';

/** What is printed on both streams right before a command begins. */
const BEGINNING = '-- plegma: the command begins --';

const PROGRAM = 'echo "$0"; echo "$0" >&2; cd "$1" && shift && exec "$@"';

/**
 * The words of a command as they are run behind a prefix: there, in a directory of that machine, behind a line of ours. What the
 * far side's login prints for everybody (a message of the day, a banner, an echo in somebody's `.bashrc`) stands before it.
 */
export function wordsBehindPrefix(words: readonly string[], directory = '.'): readonly string[] {
  return ['sh', '-c', PROGRAM, BEGINNING, directory, ...words];
}

/** What the command itself said; all that was said where it never began. */
export function withoutGreeting(result: CommandResult): CommandResult {
  return { ...result, stdout: behindBeginning(result.stdout), stderr: behindBeginning(result.stderr) };
}

function behindBeginning(text: string): string {
  const line = `${BEGINNING}\n`;
  const at = text.indexOf(line);
  return at < 0 ? text : text.slice(at + line.length);
}
