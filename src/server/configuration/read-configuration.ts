import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type { z } from 'zod';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { type Configuration, configurationSchema } from './configuration.ts';
import { type RawConfiguration, withEnvironment } from './environment.ts';
import { withAbsolutePaths } from './paths.ts';

/** Where the settings of a server come from. */
export interface ConfigurationSources {
  /** A TOML file; without one there are the defaults and the environment. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where relative paths start without a file. */
  readonly workingDirectory: string;
}

/**
 * Reads the configuration: the file, under the environment's `PLEGMA_…` variables, checked as a whole.
 *
 * @throws CONFIG_INVALID that names every wrong member, what was found and what is allowed.
 */
export async function readConfiguration({
  file,
  environment,
  workingDirectory,
}: ConfigurationSources): Promise<Configuration> {
  const raw = file === undefined ? {} : await readToml(resolve(workingDirectory, file));
  const checked = checkConfiguration(withEnvironment(raw, environment));
  const base = file === undefined ? workingDirectory : dirname(resolve(workingDirectory, file));
  return withAbsolutePaths(checked, base);
}

async function readToml(file: string): Promise<RawConfiguration> {
  const content = await readFile(file, 'utf8').catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PlegmaError('CONFIG_INVALID', `The configuration ${file} cannot be read: ${reason}.`, {
      cause,
    });
  });
  try {
    return parse(content);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const place = `line ${cause.line}, column ${cause.column}`;
    throw new PlegmaError('CONFIG_INVALID', `${file} is no TOML (${place}): ${firstLine(cause.message)}.`, {
      cause,
    });
  }
}

/** Checks plain values against the schema and fills in the defaults. @throws CONFIG_INVALID */
export function checkConfiguration(raw: RawConfiguration): Configuration {
  const result = configurationSchema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const wrong = result.error.issues.map(describe);
  throw new PlegmaError('CONFIG_INVALID', wrong.map(({ sentence }) => sentence).join(' '), {
    path: wrong[0]?.path ?? '',
  });
}

function describe(issue: z.core.$ZodIssue): { readonly path: string; readonly sentence: string } {
  const path = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => pathText([...issue.path, key]));
    return { path: names[0] ?? path, sentence: `There is no setting ${names.join(', ')}.` };
  }
  const found = issue.input === undefined ? 'missing' : JSON.stringify(issue.input);
  return {
    path,
    sentence: `${path} is ${found}: ${firstLine(issue.message).replace(/^Invalid input: /, '')}.`,
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

const firstLine = (message: string): string => (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
