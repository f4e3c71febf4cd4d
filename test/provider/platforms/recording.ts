import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One measured command with its answer. */
export interface Recorded {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

/**
 * Reads a file of `fixtures/`: blocks of `$ command`, what it printed (standard error behind `2> `) and `[exit N]`,
 * as measured on TORQUE 2.5.13, OpenPBS 23.06.06, Slurm 22.05.8, Grid Engine 8.1.9 and HTCondor 23.9.6.
 */
export function recording(name: string): readonly Recorded[] {
  const text = readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
  return [...text.matchAll(/^\$ (.*)\n((?:.*\n)*?)\[exit (\d+)\]$/gm)].map(
    ([, command = '', output = '', exit]) => {
      const lines = output.split('\n').slice(0, -1);
      const isError = (line: string) => line.startsWith('2> ');
      const join = (part: readonly string[]) => part.map((line) => `${line}\n`).join('');
      return {
        command,
        stdout: join(lines.filter((line) => !isError(line))),
        stderr: join(lines.filter(isError).map((line) => line.slice(3))),
        exit: Number(exit),
      };
    },
  );
}

/** The block of one command. @throws Error when the file has none. */
export function recorded(name: string, command?: string): Recorded {
  const block = recording(name).find((each) => command === undefined || each.command === command);
  if (block === undefined) throw new Error(`fixtures/${name} has no "${command}"`);
  return block;
}
