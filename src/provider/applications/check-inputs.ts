import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Application, StagerSlot } from './application.ts';

/** What is known of an input's file. */
export interface InputFile {
  /** What its content shows. */
  readonly contentType: string | undefined;
  /** What its sender said. */
  readonly declaredType: string | undefined;
}

/**
 * Checks that names and numbers of the inputs are the application's.
 *
 * @param names The name of each input, in the order of the request.
 * @param path The list in the request, for example `SubmitJob/inputs`.
 * @throws INPUT_UNKNOWN, INPUT_MISSING
 */
export function checkInputNames(application: Application, names: readonly string[], path: string): void {
  names.forEach((name, index) => {
    const slot = application.inputs.find((input) => input.name === name);
    const memberPath = `${path}/input[${index + 1}]/name`;
    if (slot === undefined) throw unknownInput(application, name, memberPath);
    if (!slot.many && names.indexOf(name) !== index) {
      throw new PlegmaError('INPUT_UNKNOWN', `The input ${name} is given twice; it takes one file.`, {
        path: memberPath,
      });
    }
  });
  const missing = application.inputs.find(({ name, required }) => required && !names.includes(name));
  if (missing === undefined) return;
  const types = missing.mediaTypes.join(', ') || 'any type';
  throw new PlegmaError(
    'INPUT_MISSING',
    `The input ${missing.name} is missing; a file of ${types} is expected.`,
    { path },
  );
}

/**
 * Checks the media type of an input's file by its content. The type that the sender declares counts only where content
 * cannot show it.
 *
 * @throws INPUT_TYPE
 */
export function checkInputType(application: Application, name: string, file: InputFile, path: string): void {
  const slot = application.inputs.find((input) => input.name === name);
  if (slot === undefined || accepts(slot, file)) return;
  throw new PlegmaError(
    'INPUT_TYPE',
    `The file for the input ${name} is ${file.contentType ?? 'of no type that can be recognised'}; ` +
      `${slot.mediaTypes.join(' or ')} is expected.`,
    { path },
  );
}

function accepts({ mediaTypes }: StagerSlot, { contentType, declaredType }: InputFile): boolean {
  if (mediaTypes.length === 0) return true;
  if (contentType !== undefined && mediaTypes.some((accepted) => covers(accepted, contentType))) return true;
  const [declared = ''] = (declaredType ?? '').toLowerCase().split(';');
  return !isRecognisable(declared) && mediaTypes.some((accepted) => covers(accepted, declared.trim()));
}

/** `image` and `image/*` cover every image, `*` everything. */
function covers(accepted: string, type: string): boolean {
  if (accepted === '*' || accepted === '*/*' || accepted === type) return true;
  const group = accepted.endsWith('/*') ? accepted.slice(0, -2) : accepted;
  return !group.includes('/') && type.startsWith(`${group}/`);
}

function unknownInput(application: Application, name: string, path: string): PlegmaError {
  const known = application.inputs.map((input) => input.name).join(', ') || 'none';
  return new PlegmaError('INPUT_UNKNOWN', `There is no input "${name}"; the inputs are ${known}.`, { path });
}

/** Types that sniffing recognises: a file that merely claims to have one does not have it. */
function isRecognisable(type: string): boolean {
  return /^image\//.test(type) || ['application/zip', 'application/gzip', 'application/pdf'].includes(type);
}
