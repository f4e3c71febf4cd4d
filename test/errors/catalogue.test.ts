import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCatalogue } from '../../src/errors/catalogue.ts';
import type { ErrorEntry } from '../../src/errors/error-entry.ts';
import { committedErrorReference, errorReference } from '../../tools/error-reference.ts';

const sourceRoot = join(import.meta.dirname, '../../src');

describe('the error catalogue', () => {
  it('stands in docs/reference/errors.md as it is (run `npm run generate`)', () => {
    assert.equal(committedErrorReference(), errorReference());
  });

  it('has no code twice: a later section never hides an earlier one', () => {
    const rows = sections().flatMap((text) =>
      [...text.matchAll(/^ {2}([A-Z0-9_]+): /gm)].map((match) => match[1]),
    );
    assert.equal(new Set(rows).size, rows.length);
    assert.equal(rows.length, Object.keys(errorCatalogue).length);
  });

  it('holds no code that nothing raises', () => {
    const sources = readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('errors'))
      .map((name) => readFileSync(join(sourceRoot, name), 'utf8'))
      .join('\n');
    const unused = Object.keys(errorCatalogue).filter((code) => !new RegExp(`['"]${code}['"]`).test(sources));
    assert.deepEqual(unused, []);
  });

  it('tells with every code when it happens and what to do, as sentences', () => {
    for (const [code, entry] of Object.entries<ErrorEntry>(errorCatalogue)) {
      assert.match(entry.when, /^[A-Z<`].*\.$/s, `${code}.when`);
      assert.match(entry.remedy, /^[A-Z<`].*\.$/s, `${code}.remedy`);
    }
  });
});

function sections(): string[] {
  const folder = join(sourceRoot, 'errors');
  return readdirSync(folder)
    .filter((name) => name.endsWith('-errors.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
