import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeCommandReference } from './command-reference.ts';
import { writeConfigurationReference } from './configuration-reference.ts';
import { writeErrorReference } from './error-reference.ts';
import { generatedModules } from './generate/generated-modules.ts';

/**
 * Writes `src/contracts/generated` anew from the WSDLs, and the references from the code. Tests compare what is
 * committed with what this makes.
 */
const folder = new URL('../src/contracts/generated/', import.meta.url);
const modules = generatedModules();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!modules.has(name)) rmSync(new URL(name, folder));
}
for (const [name, text] of modules) writeFileSync(new URL(name, folder), text);
console.log(`${modules.size} modules written to src/contracts/generated.`);
writeErrorReference();
writeConfigurationReference();
writeCommandReference();
console.log('References written to docs/reference.');
