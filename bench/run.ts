import type { Benchmark, Figure } from './figure.ts';

/** The benchmarks by name; each module is loaded only when it is asked for. */
const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  walk: () => import('./figures/walk.ts'),
  engine: () => import('./figures/engine.ts'),
  'round-trip': () => import('./figures/round-trip.ts'),
  'large-messages': () => import('./figures/large-messages.ts'),
};

const names = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const json = process.argv.includes('--json');
const unknown = names.filter((name) => !(name in benchmarks));

if (unknown.length > 0) {
  console.error(
    `Unknown benchmark: ${unknown.join(', ')}. There are: ${Object.keys(benchmarks).join(', ')}.`,
  );
  process.exit(2);
}

const figures: Figure[] = [];
for (const name of names.length > 0 ? names : Object.keys(benchmarks)) {
  const load = benchmarks[name];
  if (load) figures.push(...(await (await load()).benchmark()));
}

console.log(json ? JSON.stringify(figures, null, 2) : figures.map(row).join('\n'));
process.exitCode = figures.every((figure) => figure.pass) ? 0 : 1;

function row({ name, value, unit, target, bound, pass }: Figure): string {
  const wanted = target === undefined ? '' : `${bound === 'at-most' ? '≤' : '≥'} ${target}`;
  return `${pass ? 'ok  ' : 'FAIL'} ${name.padEnd(64)} ${String(value).padStart(10)} ${unit.padEnd(6)} ${wanted}`;
}
