import type { Command } from 'commander';
import type { InputFile, JobRequest } from '../../client/job-request.ts';
import { localFileSource } from '../../client/local-file-source.node.ts';
import type { DataSlot, Requirements } from '../../contracts/generated/job-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { decimal } from '../../soap/codec/decimal.ts';
import type { CommandContext } from '../context.ts';
import { findAccount } from '../find/find-account.ts';
import type { FoundApplication } from '../find/find-application.ts';
import { bytes, count, repeated } from '../option-values.ts';

/** The options that say what a job is to be. */
export interface JobOptions {
  readonly set?: readonly string[];
  readonly input?: readonly string[];
  readonly account?: string;
  readonly resource?: string;
  readonly label?: string;
  readonly nodes?: number;
  readonly processors?: number;
  readonly memory?: bigint;
  readonly wallTime?: number;
  readonly nodeProperty?: string;
}

/** Adds them to a command. */
export function addJobOptions(command: Command): Command {
  return command
    .option('-s, --set <name=value>', 'value of a parameter; may come several times', repeated)
    .option(
      '-i, --input <[name=]file>',
      'input file; its name may be left out where there is one input',
      repeated,
    )
    .option('--account <id>', 'account that is charged (default: the one used before)')
    .option('--resource <id>', 'where to run (default: the cheapest)')
    .option('--label <text>', 'your own name for the job')
    .option('--nodes <n>', 'nodes that the job needs', count)
    .option('--processors <n>', 'processors it needs on each node', count)
    .option('--memory <bytes>', 'memory it needs on each node', bytes)
    .option('--wall-time <seconds>', 'how long it may run', count)
    .option('--node-property <name>', 'property that its nodes must have');
}

/**
 * Reads the options as a request to the provider.
 *
 * @throws COMMAND_INVALID, ACCOUNT_NEEDED, FILE_UNREADABLE
 */
export async function readJobRequest(
  context: CommandContext,
  { provider, applicationUri }: FoundApplication,
  options: JobOptions,
): Promise<JobRequest> {
  const { application } = await provider.jobs.DescribeApplication({ applicationUri });
  const inputs = await readInputs(options.input ?? [], application.inputs);
  const given = readArguments(options.set ?? []);
  const accountId = await findAccount(context, provider, options.account);
  return {
    accountId,
    applicationUri,
    resourceId: options.resource,
    arguments: given,
    inputs,
    requirements: readRequirements(options),
    label: options.label,
  };
}

function readArguments(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at > 0) return [text.slice(0, at), text.slice(at + 1)];
      throw new PlegmaError('COMMAND_INVALID', `--set ${text} is no NAME=VALUE.`);
    }),
  );
}

function readInputs(texts: readonly string[], slots: readonly DataSlot[]): Promise<InputFile[]> {
  return Promise.all(
    texts.map(async (text) => {
      const { name, path } = splitInput(text, slots);
      return { name, file: await localFileSource(path) };
    }),
  );
}

/** A file name may have an equals sign in it: what is before the first one counts where an input is called so. */
function splitInput(text: string, slots: readonly DataSlot[]): { name: string; path: string } {
  const at = text.indexOf('=');
  const named = slots.find(({ name }) => name === text.slice(0, Math.max(at, 0)));
  if (named !== undefined) return { name: named.name, path: text.slice(at + 1) };
  const [only, another] = slots;
  if (only !== undefined && another === undefined) return { name: only.name, path: text };
  const names = slots.map(({ name }) => name).join(', ');
  const allowed = names === '' ? 'the application takes none' : `NAME is one of ${names}`;
  throw new PlegmaError('COMMAND_INVALID', `--input ${text} is no NAME=FILE: ${allowed}.`);
}

function readRequirements(options: JobOptions): Requirements | undefined {
  const { nodes, processors, memory, wallTime, nodeProperty } = options;
  const asked = [nodes, processors, memory, wallTime, nodeProperty];
  if (asked.every((value) => value === undefined)) return undefined;
  return {
    nodes,
    processorsPerNode: processors,
    memory,
    wallTime: wallTime === undefined ? undefined : decimal(wallTime),
    nodeProperty,
  };
}
