import type { Argument, InputSize, Requirements } from '../contracts/generated/job-types.ts';
import type { FileSource } from './file-source.ts';

/** A file under the name that the application has for it. */
export interface InputFile {
  /** Of the application's input; repeated for an input that takes several files. */
  readonly name: string;
  readonly file: FileSource;
}

/** What is asked of a provider: one run of an application on the caller's files. */
export interface JobRequest {
  readonly accountId: string;
  readonly applicationUri: string;
  /** By default the cheapest that can run the job. */
  readonly resourceId?: string | undefined;
  /** Values of parameters by their names, in the lexical form of the parameter's type. */
  readonly arguments?: Readonly<Record<string, string>>;
  readonly inputs?: readonly InputFile[];
  readonly requirements?: Requirements | undefined;
  /** The caller's own name for the job. */
  readonly label?: string | undefined;
}

/** The arguments as the contract has them. */
export function argumentsOf(request: JobRequest): readonly Argument[] {
  return Object.entries(request.arguments ?? {}).map(([name, value]) => ({ name, value }));
}

/** How much data stands under each name. */
export function inputSizesOf(request: JobRequest): readonly InputSize[] {
  const sizes = new Map<string, bigint>();
  for (const { name, file } of request.inputs ?? []) {
    sizes.set(name, (sizes.get(name) ?? 0n) + BigInt(file.size));
  }
  return [...sizes].map(([name, size]) => ({ name, size }));
}
