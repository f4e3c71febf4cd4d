import { PlegmaError } from '../../errors/plegma-error.ts';
import { SoapFaultError } from '../../soap/client/soap-fault-error.ts';
import { exitCodeOf, exitCodes } from './exit-codes.ts';
import { printable } from './table.ts';

/** What a command reports when it cannot do what was asked. */
export interface Failure {
  readonly code: string;
  /** What was found and what was expected. */
  readonly message: string;
  /** The member of the request that is wrong. */
  readonly path?: string | undefined;
  /** What to do about it. */
  readonly remedy?: string | undefined;
  readonly exitCode: number;
}

/** Turns any error into what the user reads. */
export function failureOf(error: unknown): Failure {
  if (error instanceof SoapFaultError) return failureOfFault(error);
  if (error instanceof PlegmaError) {
    const { code, message, path, remedy } = error;
    return { code, message, path, remedy, exitCode: exitCodeOfError(error) };
  }
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && 'syscall' in error) return failureOfSystem(message);
  return {
    code: 'UNEXPECTED',
    message: `Something went wrong that should not: ${message}`,
    remedy: 'Set PLEGMA_TRACE=1 to see where, and report it.',
    exitCode: exitCodes.failure,
  };
}

function failureOfFault(fault: SoapFaultError): Failure {
  const unverified = fault.verified || fault.kind === undefined ? '' : ' (nobody signed this answer)';
  const reference = fault.reference === undefined ? '' : ` (reference ${fault.reference})`;
  return {
    code: fault.code,
    message: `${fault.message}${reference}${unverified}`,
    path: fault.path,
    remedy: fault.remedy,
    exitCode: exitCodeOf(fault.kind),
  };
}

/** What this machine refuses to a command: a file, a folder, a port. */
function failureOfSystem(message: string): Failure {
  return {
    code: 'SYSTEM',
    message: `This machine refused something: ${message}.`,
    remedy:
      'Check the path, its permissions, the space on the disk, and how many files may be open (ulimit -n).',
    exitCode: exitCodes.failure,
  };
}

function exitCodeOfError(error: PlegmaError): number {
  return error.code === 'COMMAND_INVALID' ? exitCodes.usage : exitCodeOf(error.fault);
}

/** The failure in one line: sentence, path, remedy. What a peer wrote does not steer the terminal. */
export function failureLine({ message, path, remedy }: Failure): string {
  const place = path === undefined ? '' : ` [${path}]`;
  return printable(`plegma: ${message}${place}${remedy === undefined ? '' : ` ${remedy}`}`);
}
