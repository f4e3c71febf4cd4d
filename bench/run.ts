import type { Benchmark, Figure } from './figure.ts';

type Load = () => Promise<{ readonly benchmark: Benchmark }>;

const smallMessages: Load = () => import('./figures/small-messages.ts');
const roundTrip: Load = () => import('./figures/round-trip.ts');
const largeMessages: Load = () => import('./figures/large-messages.ts');
const walk: Load = () => import('./figures/walk.ts');
const submissions: Load = () => import('./figures/submissions.ts');
const tracking: Load = () => import('./figures/tracking.ts');

/** What can be asked for; each module is loaded only then. `engine` is everything about messages. */
const benchmarks: Readonly<Record<string, readonly Load[]>> = {
  engine: [smallMessages, roundTrip, largeMessages],
  'small-messages': [smallMessages],
  'round-trip': [roundTrip],
  'large-messages': [largeMessages],
  walk: [roundTrip, walk],
  batch: [submissions, tracking],
  submissions: [submissions],
  tracking: [tracking],
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
const asked = new Set(
  (names.length > 0 ? names : Object.keys(benchmarks)).flatMap((name) => benchmarks[name] ?? []),
);
for (const load of asked) {
  const measured = await (await load()).benchmark();
  figures.push(...measured);
  // At once: what comes after them may fail.
  if (!json) for (const figure of measured) console.log(row(figure));
}

if (json) console.log(JSON.stringify(figures, null, 2));
process.exitCode = figures.every((figure) => figure.pass) ? 0 : 1;

function row({ name, value, unit, target, bound, pass }: Figure): string {
  const wanted = target === undefined ? '' : `${bound === 'at-most' ? '≤' : '≥'} ${target}`;
  return `${pass ? 'ok  ' : 'FAIL'} ${name.padEnd(64)} ${String(value).padStart(10)} ${unit.padEnd(6)} ${wanted}`;
}
