/** One job, queue or node with its attributes; nested ones have dotted names: `Resource_List.walltime`. */
export interface PbsRecord {
  readonly id: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Reads what `qstat -f`, `qstat -Q -f` and `pbsnodes -a` print, in the forms of TORQUE, OpenPBS and the Slurm
 * wrapper: a heading (`Job Id: 1.host`, `Queue: batch`, or a bare node name) and indented `name = value` lines.
 * PBS breaks long values anywhere, even inside a word, and continues them on a line that begins with a tab. The wrapper
 * begins every attribute with a tab, so the indent of a record's first attribute tells continuations from attributes.
 */
export function readRecords(text: string): readonly PbsRecord[] {
  const records: { id: string; indent?: string | undefined; attributes: Map<string, string> }[] = [];
  let last = '';
  for (const line of text.split('\n')) {
    const record = records.at(-1);
    const heading = /^(?:(?:Job Id|Queue|Server):\s*)?(\S+)\s*$/.exec(line)?.[1];
    const [, indent, name, value = ''] = /^(\s+)([A-Za-z_][\w.]*) = ?(.*)$/.exec(line) ?? [];
    if (heading !== undefined) {
      records.push({ id: heading, attributes: new Map() });
    } else if (record && name !== undefined && indent === (record.indent ?? indent)) {
      record.indent ??= indent;
      record.attributes.set(name, value);
      last = name;
    } else if (record && line.startsWith('\t')) {
      record.attributes.set(last, `${record.attributes.get(last) ?? ''}${line.slice(1)}`);
    }
  }
  return records;
}

/** A record from parsed JSON or XML, its nested members flattened to dotted names. */
export function flatRecord(id: string, members: unknown): PbsRecord {
  const attributes = new Map<string, string>();
  flatten('', members, attributes);
  return { id, attributes };
}

function flatten(prefix: string, value: unknown, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) {
    into.set(prefix, String(value ?? ''));
    return;
  }
  for (const [name, member] of Object.entries(value))
    flatten(prefix === '' ? name : `${prefix}.${name}`, member, into);
}
