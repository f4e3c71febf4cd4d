#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodes } from './exit-codes.ts';
import { failureLine, failureOf } from './failure.ts';
import { createProgram } from './program.ts';

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? exitCodeOfUsage(error) : report(error);
}

/** commander has told already what is wrong with the words of the command, or shown the help. */
function exitCodeOfUsage({ exitCode }: CommanderError): number {
  return exitCode === 0 ? exitCodes.success : exitCodes.usage;
}

function report(error: unknown): number {
  const failure = failureOf(error);
  const { exitCode, ...told } = failure;
  console.error(program.opts()['json'] ? JSON.stringify({ error: told }) : failureLine(failure));
  if (process.env['PLEGMA_TRACE'] === '1') console.error(error);
  return exitCode;
}
