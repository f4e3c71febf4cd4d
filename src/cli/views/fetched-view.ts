import type { FetchedOutput } from '../../client/fetch-outputs.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import type { OutputPlaces } from '../job/output-places.ts';
import { moneyText, sizeText } from './amounts.ts';

/** A file that was fetched, as programs are told. */
export interface FetchedFile {
  /** Of the output in the application. */
  readonly name: string;
  readonly path: string;
  readonly size: bigint;
  readonly digest: string | undefined;
  readonly mediaType: string | undefined;
}

/** The fetched outputs with the places where they went. */
export function fetchedValue(outputs: readonly FetchedOutput[], { paths }: OutputPlaces): FetchedFile[] {
  return outputs.map(({ output, stager }) => ({
    name: output.name,
    path: paths.get(stager.stagerId) ?? '',
    size: stager.received,
    digest: stager.digest,
    mediaType: stager.mediaType,
  }));
}

/** The same for people, with what it cost. */
export function fetchedText(files: readonly FetchedFile[], { charge }: Job): string {
  const lines = files.map(({ name, path, size }) => `${name}: ${path} (${sizeText(size)})`);
  const cost = charge === undefined ? [] : [`Charged: ${moneyText(charge)}`];
  return [...lines, ...cost].join('\n') || 'The job made no files.';
}
