import type { Decimal } from '../../soap/codec/decimal.ts';
import type { Requirements } from '../platforms/platform.ts';

/** A file that an application reads or writes (GRIA's DataStager, GR-48). */
export interface StagerSlot {
  readonly name: string;
  readonly description: string | undefined;
  /** `image/png`, or a whole group such as `image`; any type if the list is empty. */
  readonly mediaTypes: readonly string[];
  readonly required: boolean;
  /** Several files may stand under this name. */
  readonly many: boolean;
}

interface ParameterBase {
  readonly name: string;
  readonly label: string;
  readonly description: string | undefined;
  readonly unit: string | undefined;
  /** In the form that an argument has. */
  readonly default: string | undefined;
  readonly required: boolean;
  readonly group: string | undefined;
  /** Only for customers whose tier allows it (MG-15). */
  readonly advanced: boolean;
}

/** A number between bounds. */
export interface NumberParameter extends ParameterBase {
  readonly type: 'integer' | 'decimal';
  readonly minimum: Decimal | undefined;
  readonly maximum: Decimal | undefined;
}

/** One of several values. */
export interface ChoiceParameter extends ParameterBase {
  readonly type: 'choice';
  readonly choices: readonly { readonly value: string; readonly label: string | undefined }[];
}

/** Any text. */
export interface TextParameter extends ParameterBase {
  /** `string` is one line, `text` several. */
  readonly type: 'string' | 'text';
}

/** Yes or no. */
export interface BooleanParameter extends ParameterBase {
  readonly type: 'boolean';
}

/** An argument that an application takes; enough to build a form from (MG-14). */
export type Parameter = NumberParameter | ChoiceParameter | TextParameter | BooleanParameter;

/** What a run is expected to use on the reference machine; quotes are made from it. */
export interface Estimate {
  /** Seconds, whatever the size of the inputs. */
  readonly processorTime: number;
  /** Seconds for each 1,000,000 bytes of input. */
  readonly processorTimePerMegabyte: number;
  /** Bytes of output for each byte of input. */
  readonly outputRatio: number;
}

/** An installed program that jobs run: a directory with metadata and a wrapper (GR-47). */
export interface Application {
  /** GRIA's ApplicationName: unique at the provider. */
  readonly uri: string;
  /** For people: the directory's name with a capital. */
  readonly name: string;
  readonly version: string | undefined;
  readonly description: string;
  readonly group: string | undefined;
  readonly keywords: readonly string[];
  readonly inputs: readonly StagerSlot[];
  readonly outputs: readonly StagerSlot[];
  readonly parameters: readonly Parameter[];
  /** What a run gets unless it asks for something else. */
  readonly requirements: Requirements;
  readonly estimate: Estimate;
  /** Whether a lost run may be submitted again, because running twice does no harm. */
  readonly restartable: boolean;
  /** Absolute path of the start wrapper. */
  readonly executable: string;
  /** Absolute path of the program that reports on a run, for a site's checkJob (GR-47). */
  readonly statusProgram?: string | undefined;
}
