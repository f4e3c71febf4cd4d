import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = ['src', 'test', 'tools', 'bench', 'examples'];

const DATUM = /'[^'\n]*'|`[^`$]*`|-?\d[\w.]*|\/[^\n]+\/\w*/.source;
const LIST = String.raw`\[\s*(?:${DATUM})(?:,\s*(?:${DATUM}))*,?\s*\]`;
/** A constant of a module in lower case whose value stands there: a text, number or pattern, or a list or set of them. */
const FIXED_DATA = new RegExp(
  String.raw`^(?:export )?const ([a-z]\w*)(?:: [^=\n]+)? =\s+(?:${DATUM}|${LIST}|new Set\(${LIST}\))(?: as const)?;$`,
  'gm',
);

it('constants of modules that are fixed data are written in upper case', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  const found = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(FIXED_DATA)].map(([, constant]) => `${constant} in ${file}`);
  });
  assert.deepEqual(found, []);
});
