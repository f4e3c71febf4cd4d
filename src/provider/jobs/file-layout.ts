import { join } from 'node:path';
import type { Application, StagerSlot } from '../applications/application.ts';
import type { Argument } from '../applications/check-arguments.ts';
import type { JobFile } from './job.ts';
import type { JobScript } from './job-script.ts';
import type { Workspace } from './workspace.ts';

/** Where one input's file goes. */
export interface InputPlace {
  readonly file: JobFile;
  readonly path: string;
}

/** Where the files of a slot lie, and the folder that holds them where the slot takes several. */
interface SlotPlace {
  readonly slot: StagerSlot;
  readonly path: string;
}

/** Where each file of a run lies in its workspace. */
export interface FileLayout {
  readonly inputs: readonly InputPlace[];
  /** A file, or a folder where the application may write several. */
  readonly outputs: readonly SlotPlace[];
  /** Folders that must be there before the run, with those that they are in. */
  readonly folders: readonly string[];
}

/** Lays out the files of a run: one file has the name of its slot, several keep theirs in a folder of that name. */
export function layOutFiles(
  application: Application,
  workspace: Workspace,
  files: readonly JobFile[],
): FileLayout {
  const inputs = application.inputs.flatMap((slot) => placeInputs(slot, workspace, files));
  const outputs = application.outputs.map((slot) => ({ slot, path: join(workspace.work, slot.name) }));
  const slots = [...application.inputs, ...application.outputs];
  const folders = slots.filter(({ many }) => many).map(({ name }) => join(workspace.work, name));
  return { inputs, outputs, folders: folders.length === 0 ? [workspace.work] : folders };
}

function placeInputs(
  slot: StagerSlot,
  workspace: Workspace,
  files: readonly JobFile[],
): readonly InputPlace[] {
  const own = files.filter(({ name }) => name === slot.name);
  const folder = join(workspace.work, slot.name);
  if (!slot.many) return own.map((file) => ({ file, path: folder }));
  const taken = new Set<string>();
  return own.map((file) => ({ file, path: join(folder, freeName(safeName(file.fileName), taken)) }));
}

/** Makes a customer's file name safe: it stays one name in its folder and cannot be taken for an option. */
function safeName(name: string): string {
  const plain = name.replaceAll(/[\u0000-\u001f\u007f/\\]/g, '_').replace(/^[.-]+/, '');
  return plain.slice(0, 100) || 'file';
}

function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) free = `${copy}-${name}`;
  taken.add(free.toLowerCase());
  return free;
}

/**
 * What the wrapper is called with (GR-54): input files, output files and the user's arguments, in the order of the
 * metadata. A missing value is an empty argument, so that positions do not shift. The environment has the same by name.
 */
export function wrapperCall(
  application: Application,
  workspace: Workspace,
  layout: FileLayout,
  given: readonly Argument[],
): Pick<JobScript, 'arguments' | 'environment'> {
  const inputs = application.inputs.map((slot) => ({ slot, paths: pathsOf(slot, layout) }));
  const argument = (name: string) => given.find((one) => one.name === name)?.value;
  const parameters = application.parameters.map(({ name }) => ({ name, value: argument(name) }));
  return {
    arguments: [
      ...inputs.flatMap(({ slot, paths }) => (paths.length === 0 && !slot.many ? [''] : paths)),
      ...layout.outputs.map(({ path }) => path),
      ...parameters.map(({ value }) => value ?? ''),
    ],
    environment: Object.fromEntries([
      ['PLEGMA_WORKSPACE', workspace.directory],
      ...inputs.map(({ slot, paths }) => [`PLEGMA_INPUT_${slot.name}`, paths.join('\n')]),
      ...layout.outputs.map(({ slot, path }) => [`PLEGMA_OUTPUT_${slot.name}`, path]),
      ...parameters.flatMap(({ name, value }) =>
        value === undefined ? [] : [[`PLEGMA_PARAMETER_${name.toUpperCase()}`, value]],
      ),
    ]),
  };
}

function pathsOf(slot: StagerSlot, layout: FileLayout): readonly string[] {
  return layout.inputs.filter(({ file }) => file.name === slot.name).map(({ path }) => path);
}
