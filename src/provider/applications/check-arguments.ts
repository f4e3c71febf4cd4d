import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Application, Parameter } from './application.ts';
import { allowed, canonicalValue } from './argument-value.ts';

/** The value of one parameter. */
export interface Argument {
  readonly name: string;
  readonly value: string;
}

/**
 * Checks the arguments of a run against the application's parameters and fills in defaults.
 *
 * @param path The list in the request, for example `SubmitJob/arguments`.
 * @param advanced Whether the account's tier allows advanced parameters (MG-15).
 * @returns Canonical values in the order of the metadata; parameters without value and default are left out.
 * @throws ARGUMENT_UNKNOWN, ARGUMENT_MISSING, ARGUMENT_INVALID, ARGUMENT_ADVANCED
 */
export function checkArguments(
  application: Application,
  given: readonly Argument[],
  path: string,
  advanced: boolean,
): readonly Argument[] {
  given.forEach((argument, index) => {
    checkName(application, given, index, `${path}/argument[${index + 1}]/name`);
    const parameter = application.parameters.find(({ name }) => name === argument.name);
    if (parameter?.advanced && !advanced) throw notForThisAccount(parameter, path, index);
  });
  return application.parameters.flatMap((parameter) => {
    const value = argumentFor(parameter, given, path);
    return value === undefined ? [] : [{ name: parameter.name, value }];
  });
}

function checkName(application: Application, given: readonly Argument[], index: number, path: string): void {
  const name = given[index]?.name ?? '';
  if (!application.parameters.some((parameter) => parameter.name === name)) {
    const known = application.parameters.map((parameter) => parameter.name).join(', ') || 'none';
    throw new PlegmaError(
      'ARGUMENT_UNKNOWN',
      `There is no parameter "${name}"; the parameters are ${known}.`,
      { path },
    );
  }
  if (given.findIndex((argument) => argument.name === name) !== index) {
    throw new PlegmaError('ARGUMENT_INVALID', `The argument ${name} is given twice; once is expected.`, {
      path,
    });
  }
}

function argumentFor(parameter: Parameter, given: readonly Argument[], path: string): string | undefined {
  const index = given.findIndex(({ name }) => name === parameter.name);
  const value = given[index]?.value ?? parameter.default;
  if (value !== undefined) return canonicalValue(parameter, value, `${path}/argument[${index + 1}]/value`);
  if (!parameter.required) return undefined;
  throw new PlegmaError(
    'ARGUMENT_MISSING',
    `The argument ${parameter.name} is missing; ${allowed(parameter)} is expected.`,
    { path },
  );
}

function notForThisAccount({ name }: Parameter, path: string, index: number): PlegmaError {
  return new PlegmaError(
    'ARGUMENT_ADVANCED',
    `The parameter ${name} is not offered to this account's tier.`,
    {
      path: `${path}/argument[${index + 1}]/name`,
    },
  );
}
