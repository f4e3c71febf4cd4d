/** One column of a table: its heading and how a row's cell reads. */
export interface Column<Row> {
  readonly heading: string;
  readonly cell: (row: Row) => string | undefined;
  /** Numbers stand at the right. */
  readonly align?: 'right';
}

/**
 * Lays rows out for people: aligned columns, two blanks between them, no lines.
 *
 * @returns The text without a last line break; only headings where there are no rows.
 */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const cells = rows.map((row) => columns.map((column) => printable(column.cell(row) ?? '')));
  const lines = [columns.map((column) => column.heading), ...cells];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const pad = (text: string, at: number) =>
    columns[at]?.align === 'right' ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

/** Names and values, one a line; absent values are left out. */
export function facts(pairs: readonly (readonly [name: string, value: string | undefined])[]): string {
  const present = pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined);
  const width = Math.max(0, ...present.map(([name]) => name.length));
  return present.map(([name, value]) => `${name.padEnd(width)}  ${printable(value)}`).join('\n');
}

/**
 * What a peer wrote must not steer the terminal: control characters, and those that turn the direction of a line, so that
 * it reads otherwise than it is, are shown as a question mark.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, '?');
}
