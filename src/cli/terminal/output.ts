import { printable } from './table.ts';

/** Moves to the first column and erases the line (ECMA-48 CR, EL 2). */
const CLEAR_LINE = '\r\u001b[2K';

/** Where a command says what it found: a table or facts for people, or JSON for programs. */
export interface Output {
  /** The result: `text` for people, `value` for programs (one JSON document a command). */
  result(value: unknown, text: string): void;
  /** What happens meanwhile, on stderr; not written with `--json`. */
  note(text: string): void;
  /** Redraws one line of progress, on a terminal only; whatever must be seen goes through {@link note} as well. */
  progress(text: string): void;
}

/** The output of a command run with or without `--json`. */
export function createOutput(json: boolean): Output {
  return json ? jsonOutput : new PeopleOutput();
}

const jsonOutput: Output = {
  result: (value) => console.log(JSON.stringify(value, asJson, 2)),
  note: () => {},
  progress: () => {},
};

/** xsd:long members are bigint: as JSON they are numbers where those are exact, else strings. */
function asJson(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return value;
}

class PeopleOutput implements Output {
  #drawn = '';

  result(_value: unknown, text: string): void {
    this.#endProgress();
    console.log(text);
  }

  note(text: string): void {
    this.#endProgress();
    console.error(printable(text));
  }

  progress(text: string): void {
    if (text === this.#drawn) return;
    if (!process.stderr.isTTY) return;
    process.stderr.write(`${CLEAR_LINE}${printable(text).slice(0, process.stderr.columns - 1)}`);
    this.#drawn = text;
  }

  #endProgress(): void {
    if (this.#drawn !== '') process.stderr.write(CLEAR_LINE);
    this.#drawn = '';
  }
}
