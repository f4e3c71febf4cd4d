import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const sourceRoot = resolve(import.meta.dirname, '../../src');

/** What each folder may import beside itself. The arrows of docs/architecture.md, and nothing more. */
const allowedArrows: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  xml: ['errors'],
  security: ['errors', 'xml'],
  soap: ['errors', 'xml', 'security'],
  contracts: ['soap'],
  store: ['errors', 'security'],
  client: ['errors', 'xml', 'security', 'soap', 'contracts'],
  broker: ['errors', 'xml', 'security', 'soap', 'contracts', 'store', 'client'],
  provider: ['errors', 'xml', 'security', 'soap', 'contracts', 'store', 'client'],
  server: ['errors', 'xml', 'security', 'soap', 'contracts', 'store', 'broker', 'provider', 'client'],
  cli: ['errors', 'xml', 'security', 'soap', 'contracts', 'broker', 'provider', 'client', 'server'],
};

/** Folders whose core must run in a browser: `node:` only in files named `*.node.ts`. */
const BROWSER_SAFE = ['errors', 'xml', 'security', 'soap', 'contracts', 'client'];

function sourceFiles(): string[] {
  return readdirSync(sourceRoot, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(sourceRoot, name));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s[^;]*?from\s+'([^']+)'|import\('([^']+)'\)/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** The files of src that a file imports. */
function ownImportsOf(file: string): string[] {
  const targets = importsOf(file).filter((target) => target.startsWith('.'));
  return targets.map((target) => resolve(dirname(file), target));
}

function folderOf(file: string): string {
  return relative(sourceRoot, file).split(sep)[0] ?? '';
}

describe('the arrows between the folders of src', () => {
  const files = sourceFiles();

  it('sees the sources', () => {
    assert.ok(files.length > 10, `only ${files.length} files found`);
  });

  it('point one way only', () => {
    const wrong = files.flatMap((file) => {
      const from = folderOf(file);
      const allowed = allowedArrows[from];
      assert.ok(allowed, `src/${from} has no row in the table of arrows`);
      return importsOf(file)
        .filter((target) => target.startsWith('.'))
        .map((target) => folderOf(resolve(dirname(file), target)))
        .filter((to) => to !== from && !allowed.includes(to))
        .map((to) => `${relative(sourceRoot, file)} imports ${to}/`);
    });
    assert.deepEqual(wrong, []);
  });

  it('form no circle of files, type imports included', () => {
    const left = new Map(files.map((file) => [file, ownImportsOf(file)]));
    const isImported = (file: string) => [...left.values()].some((targets) => targets.includes(file));
    const isOutside = (file: string) =>
      !isImported(file) || !left.get(file)?.some((target) => left.has(target));
    // What imports nothing that is left, or is imported by nothing, stands in no circle.
    for (let found = files; found.length > 0; found = [...left.keys()].filter(isOutside))
      for (const file of found.filter(isOutside)) left.delete(file);
    const circles = [...left.keys()].map((file) => relative(sourceRoot, file));
    assert.deepEqual(circles, []);
  });

  it('keep the browser-safe core free of node: imports and Buffer', () => {
    const wrong = files
      .filter((file) => BROWSER_SAFE.includes(folderOf(file)) && !file.endsWith('.node.ts'))
      .filter((file) => importsNode(file) || mentionsBuffer(file))
      .map((file) => relative(sourceRoot, file));
    assert.deepEqual(wrong, []);
  });

  it('keep files that run in browsers from importing node files as values, except a folder’s index', () => {
    const wrong = files
      .filter((file) => BROWSER_SAFE.includes(folderOf(file)))
      .filter((file) => !file.endsWith('.node.ts') && !file.endsWith(`${sep}index.ts`))
      .filter((file) => importsOfValues(file).some((target) => target.endsWith('.node.ts')))
      .map((file) => relative(sourceRoot, file));
    assert.deepEqual(wrong, []);
  });
});

function importsNode(file: string): boolean {
  return importsOf(file).some((target) => target.startsWith('node:'));
}

function mentionsBuffer(file: string): boolean {
  return /\bBuffer\.|: Buffer\b/.test(readFileSync(file, 'utf8'));
}

function importsOfValues(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^(?:import|export)\s(?!type\b)[^;]*?from\s+'([^']+)'/gm)].map(
    (match) => match[1] ?? '',
  );
}
