import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const sourceRoot = resolve(import.meta.dirname, '../../src');

/** A constant of a module in lower case whose value is a text, a number or a pattern that stands there. */
const FIXED_DATA =
  /^(?:export )?const ([a-z]\w*)(?:: [^=\n]+)? =\s+(?:'[^']*'|`[^`$]*`|-?\d[\w.]*|\/[^\n]+\/\w*);$/gm;

it('constants of modules that are a text, a number or a pattern are written in upper case', () => {
  const found = readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const text = readFileSync(join(sourceRoot, name), 'utf8');
      return [...text.matchAll(FIXED_DATA)].map(([, constant]) => `${constant} in ${name}`);
    });
  assert.deepEqual(found, []);
});
