import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { generatedModules } from './generate/generated-modules.ts';

/** Writes `src/contracts/generated` anew from the WSDLs. A test compares what is committed with what this makes. */
const folder = new URL('../src/contracts/generated/', import.meta.url);
const modules = generatedModules();
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder)) {
  if (!modules.has(name)) rmSync(new URL(name, folder));
}
for (const [name, text] of modules) writeFileSync(new URL(name, folder), text);
console.log(`${modules.size} modules written to src/contracts/generated.`);
