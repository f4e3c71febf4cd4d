import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const NUMBER = /\b(?:BA|GR|IN|MG)-\d+\b/g;

const citing = ['src', 'test', 'wsdl', 'examples', 'applications', 'tools'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|mjs|wsdl|xsd|xml)$/.test(name))
    .map((name) => join(root, folder, name)),
);

it('every requirement that is cited by its number stands in docs/reference/requirements.md', () => {
  const page = readFileSync(join(root, 'docs/reference/requirements.md'), 'utf8');
  const listed = new Set([...page.matchAll(/^\| ([A-Z]{2}-\d+) \|/gm)].map(([, number]) => number));
  const unknown = citing.flatMap((file) =>
    (readFileSync(file, 'utf8').match(NUMBER) ?? [])
      .filter((number) => !listed.has(number))
      .map((number) => `${number} in ${file}`),
  );
  assert.deepEqual(unknown, []);
  assert.ok(citing.length > 1000);
});
