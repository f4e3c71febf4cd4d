/** How a command ended and what it printed. */
export interface CommandResult {
  /** Exit status; 127 when it was not found; undefined when it was killed. */
  readonly exit: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** The time limit ended it: whether it did its work is unknown. */
  readonly timedOut: boolean;
  /** The output limit ended it. */
  readonly truncated: boolean;
}
