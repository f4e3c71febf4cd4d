const WIDTH = 110;

/** A TypeScript module in the making: its imports are gathered while its text is written. */
export class ModuleWriter {
  readonly #origin: string;
  readonly #types = new Map<string, Set<string>>();
  readonly #values = new Map<string, Set<string>>();
  readonly #blocks: string[] = [];

  /** @param origin The file that the module is made from, for its first line. */
  constructor(origin: string) {
    this.#origin = origin;
  }

  importType(name: string, from: string): void {
    importInto(this.#types, name, from);
  }

  importValue(name: string, from: string): void {
    importInto(this.#values, name, from);
  }

  /** A top-level declaration. */
  add(block: string): void {
    this.#blocks.push(block);
  }

  toString(): string {
    const header = `// Generated from ${this.#origin} by \`npm run generate\`. Change that file, not this one.`;
    const imports = [
      ...[...this.#types].map(([from, names]) => importLine('import type', names, from)),
      ...[...this.#values].map(([from, names]) => importLine('import', names, from)),
    ].sort((a, b) => compare(a.slice(a.lastIndexOf(' from ')), b.slice(b.lastIndexOf(' from '))));
    const top = imports.length === 0 ? header : `${header}\n${imports.join('\n')}`;
    return `${[top, ...this.#blocks].join('\n\n')}\n`;
  }
}

function importInto(imports: Map<string, Set<string>>, name: string, from: string): void {
  const names = imports.get(from) ?? new Set();
  imports.set(from, names.add(name));
}

function importLine(keyword: string, names: ReadonlySet<string>, from: string): string {
  const sorted = [...names].sort(compare);
  const line = `${keyword} { ${sorted.join(', ')} } from '${from}';`;
  if (line.length <= WIDTH) return line;
  return `${keyword} {\n${sorted.map((name) => `  ${name},\n`).join('')}} from '${from}';`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A documentation comment, broken to the width of a line; nothing where there is nothing to say. */
export function docComment(sentence: string | undefined, indent = ''): string {
  if (sentence === undefined || sentence === '') return '';
  const safe = sentence.replaceAll('*/', '*\u200b/');
  const single = `${indent}/** ${safe} */\n`;
  if (single.length <= WIDTH) return single;
  const lines = wrap(safe, WIDTH - indent.length - 3).map((line) => `${indent} * ${line}\n`);
  return `${indent}/**\n${lines.join('')}${indent} */\n`;
}

function wrap(sentence: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** A literal of plain data as the formatter would lay it out: on one line where it fits. */
export function literal(value: unknown, indent = '', used = 0): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries = Array.isArray(value)
    ? value.map((item): [string, unknown] => ['', item])
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .map(([key, member]): [string, unknown] => [`${propertyName(key)}: `, member]);
  if (entries.length === 0) return `${open}${close}`;
  const space = Array.isArray(value) ? '' : ' ';
  const single = `${open}${space}${entries.map(([key, item]) => key + literal(item)).join(', ')}${space}${close}`;
  if (!single.includes('\n') && indent.length + used + single.length < WIDTH) return single;
  const lines = entries.map(([key, item]) => `${inner}${key}${literal(item, inner, key.length)},\n`);
  return `${open}\n${lines.join('')}${indent}${close}`;
}

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

export function quote(text: string): string {
  const double = text.includes("'") && !text.includes('"');
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\r', '\\r');
  return double ? `"${escaped}"` : `'${escaped.replaceAll("'", "\\'")}'`;
}
