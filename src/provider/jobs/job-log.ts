import { PlegmaError } from '../../errors/plegma-error.ts';
import type { Job } from './job.ts';
import { isTerminal } from './job-states.ts';
import { workspaceIn } from './workspace.ts';
import { openWorkspaceFile } from './workspace-files.ts';

/** A piece of a log. */
export interface LogPiece {
  readonly text: string;
  /** Bytes; where the next piece begins. */
  readonly nextOffset: number;
  /** True where the job has ended and nothing follows. */
  readonly complete: boolean;
}

/** Bytes of the longest UTF-8 character: a shorter piece might never hold a whole one. */
const LONGEST_CHARACTER = 4;

/** Which piece is wanted; bytes. */
export interface LogRange {
  readonly stream: 'output' | 'error';
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads a piece of what the application prints, even while it runs. Characters are never cut in two: one that is not
 * complete yet waits for the next piece. Characters that XML 1.0 §2.2 does not allow become U+FFFD.
 *
 * @throws READ_RANGE
 */
export async function readJobLog(job: Job, range: LogRange): Promise<LogPiece> {
  refuseBeyondFiles(range.offset);
  const ended = isTerminal(job.state);
  const length = Math.max(LONGEST_CHARACTER, range.length);
  const { bytes, size } = await readBytes(pathOf(job, range.stream), range.offset, length);
  const last = range.offset + bytes.byteLength >= size;
  // At the end of an ended job nothing can complete a character any more.
  const whole = ended && last ? bytes : bytes.subarray(0, wholeCharacters(bytes));
  const nextOffset = range.offset + whole.byteLength;
  return { text: forXml(new TextDecoder().decode(whole)), nextOffset, complete: ended && nextOffset >= size };
}

/** An offset beyond the end of a growing log is fine, but not one that no file can have and no answer could count. */
function refuseBeyondFiles(offset: number): void {
  if (Number.isSafeInteger(offset)) return;
  throw new PlegmaError('READ_RANGE', `No log has as many as ${offset} bytes.`, {
    path: 'ReadJobLog/offset',
  });
}

function pathOf(job: Job, stream: LogRange['stream']): string {
  const { output, error } = workspaceIn(job.workspace);
  return stream === 'output' ? output : error;
}

async function readBytes(
  path: string,
  offset: number,
  length: number,
): Promise<{ bytes: Uint8Array; size: number }> {
  const file = await openWorkspaceFile(path);
  if (file === undefined) return { bytes: new Uint8Array(), size: 0 };
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(new Uint8Array(length), 0, length, offset);
    return { bytes: buffer.subarray(0, bytesRead), size };
  } finally {
    await file.close();
  }
}

/** How many bytes end with a whole UTF-8 character. A first byte is looked for in the last three. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back += 1) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) return bytes.byteLength;
    if (byte >= 0xc0) return back < lengthOf(byte) ? bytes.byteLength - back : bytes.byteLength;
  }
  return bytes.byteLength;
}

/** RFC 3629 §3: how many bytes a character with this first byte has. */
function lengthOf(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}

function forXml(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
