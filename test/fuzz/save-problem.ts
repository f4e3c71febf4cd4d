import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exchange } from './exchange.ts';
import type { FoundProblem } from './fuzz.ts';
import { judge } from './judge.ts';
import { minimise } from './minimise.ts';
import { writeRequest } from './raw-request.ts';

/** Writes the request behind a problem to a directory, as it was sent and as small as the problem allows. */
export async function saveProblem(
  directory: string,
  { problem, case: sent, outcome }: FoundProblem,
): Promise<void> {
  const file = join(directory, `case-${sent.index}`);
  const { seed, index, entry, changes } = sent;
  const description = { problem, seed, index, entry: entry.name, changes, outcome };
  await writeFile(`${file}.json`, JSON.stringify(description, undefined, 2));
  await writeFile(`${file}.request`, sent.bytes);
  const smallest = await minimise(sent.request, async (request) => {
    const bytes = writeRequest(request);
    return (await judge({ ...sent, request, bytes }, await exchange(entry.port, bytes))) === problem;
  });
  await writeFile(`${file}.smallest`, writeRequest(smallest));
}
