import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { generatedModules } from '../../tools/generate/generated-modules.ts';

const folder = new URL('../../src/contracts/generated/', import.meta.url);

describe('contracts: the generated modules', () => {
  const modules = generatedModules();

  it('are those that the WSDLs call for', () => {
    assert.deepEqual(readdirSync(folder).sort(), [...modules.keys()].sort(), 'run: npm run generate');
  });

  for (const [name, text] of modules) {
    it(`${name} is up to date`, () => {
      assert.ok(
        readFileSync(new URL(name, folder), 'utf8') === text,
        `${name} differs from its WSDL; run: npm run generate`,
      );
    });
  }
});
