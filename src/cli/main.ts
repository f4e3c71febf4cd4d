#!/usr/bin/env node
import { CommanderError } from 'commander';
import { PlegmaError } from '../errors/plegma-error.ts';
import { createProgram } from './program.ts';
import { exitCodes } from './terminal/exit-codes.ts';
import { failureLine, failureOf } from './terminal/failure.ts';

const program = createProgram();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = error instanceof CommanderError ? exitCodeOfUsage(error) : report(error);
}

/** commander has told people already what is wrong with the words of the command, or shown the help. */
function exitCodeOfUsage({ exitCode, code, message }: CommanderError): number {
  if (exitCode === 0) return exitCodes.success;
  if (!program.opts()['json']) return exitCodes.usage;
  const sentence = code === 'commander.help' ? 'A command is missing.' : message.replace(/^error: /, '');
  return report(new PlegmaError('COMMAND_INVALID', sentence));
}

function report(error: unknown): number {
  const failure = failureOf(error);
  const { exitCode, ...told } = failure;
  console.error(program.opts()['json'] ? JSON.stringify({ error: told }) : failureLine(failure));
  if (process.env['PLEGMA_TRACE'] === '1') console.error(error);
  return exitCode;
}
