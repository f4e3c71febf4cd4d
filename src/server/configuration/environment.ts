import { PlegmaError } from '../../errors/plegma-error.ts';
import { allSettings, type Setting } from './settings.ts';

/** A TOML document as plain values. */
export type RawConfiguration = { [name: string]: unknown };

/**
 * The environment variable that overrides a setting: `PLEGMA_BROKER_PORT` for `broker.port`,
 * `PLEGMA_PROVIDER_PUBLIC_URL` for `provider.publicUrl`.
 */
export function variableOf(path: string): string {
  return `PLEGMA_${path
    .replaceAll('.', '_')
    .replaceAll(/(?=[A-Z])/g, '_')
    .toUpperCase()}`;
}

/** Tables cannot be written into one variable, nor what is inside repeated ones. */
export const isOverridable = (setting: Setting): boolean =>
  setting.type !== 'tables' && setting.type !== 'object' && !setting.path.includes('[]');

/**
 * Puts the values of `PLEGMA_…` variables over those of the file. Lists are separated by commas.
 *
 * @throws CONFIG_INVALID for a variable that begins like a section but names no setting: a typing error would
 *   otherwise change nothing, silently.
 */
export function withEnvironment(
  file: RawConfiguration,
  environment: Readonly<Record<string, string | undefined>>,
): RawConfiguration {
  const settings = new Map(
    allSettings()
      .filter(isOverridable)
      .map((setting) => [variableOf(setting.path), setting]),
  );
  const configuration = structuredClone(file);
  for (const [name, text] of Object.entries(environment)) {
    const setting = settings.get(name);
    if (setting !== undefined && text !== undefined) put(configuration, setting, text);
    else if (/^PLEGMA_(BROKER|PROVIDER|SECURITY|LIMITS|LOG|DATA)_/.test(name)) throw unknownVariable(name);
  }
  return configuration;
}

function put(configuration: RawConfiguration, { path, type }: Setting, text: string): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let table = configuration;
  for (const name of names) {
    const inner = table[name];
    const next = isTable(inner) ? inner : {};
    table[name] = next;
    table = next;
  }
  table[last] = valueFrom(type, text);
}

/** A text that is no number or boolean is left to the schema, whose refusal names what was found. */
function valueFrom(type: string, text: string): unknown {
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  if (type === 'integer' || type === 'number') return isNumber(text) ? Number(text) : text;
  if (type === 'list of strings') return text === '' ? [] : text.split(',').map((item) => item.trim());
  return text;
}

const isNumber = (text: string) => text.trim() !== '' && !Number.isNaN(Number(text));

const isTable = (value: unknown): value is RawConfiguration =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const unknownVariable = (name: string) =>
  new PlegmaError(
    'CONFIG_INVALID',
    `The environment has ${name}, which names no setting; see docs/reference/configuration.md.`,
    { path: name },
  );
