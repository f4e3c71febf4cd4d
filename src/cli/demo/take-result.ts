import { extname, resolve } from 'node:path';
import { fetchOutputs } from '../../client/fetch-outputs.ts';
import { localFileSink } from '../../client/local-file-sink.node.ts';
import { digestFile } from '../../client/local-file-source.node.ts';
import type { Stager } from '../../contracts/generated/data-types.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import { readStatement } from '../commands/account/statement.ts';
import { samplePicture } from '../sample-picture.ts';
import { statementText } from '../views/account-view.ts';
import { moneyText, sizeText } from '../views/amounts.ts';
import type { Customer } from './become-customer.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';

/** A picture that was fetched. */
export interface FetchedPicture {
  readonly file: string;
  readonly digest: string;
}

/** Fetches the picture into the working directory (MG-19, MG-37). */
export async function takeResult({ story }: Demo, { provider }: Customer, job: Job): Promise<FetchedPicture> {
  story.chapter('The client fetches the result');
  let file = '';
  const [fetched] = await fetchOutputs(provider, job, (stager) => {
    file = resolve(`swirled${extensionOf(stager)}`);
    return localFileSink(file);
  });
  expect(fetched !== undefined, 'The job has no output.');
  const { mediaType, digest } = fetched.stager;
  expect(
    mediaType?.startsWith('image/') === true,
    `The output is ${mediaType ?? 'of no known type'}, no image.`,
  );
  expect(digest !== (await digestFile(samplePicture)), 'The output is the picture that was sent.');
  story.facts([
    ['Picture', `${file}, ${mediaType}, ${sizeText(fetched.stager.received)}`],
    ['Digest', digest],
  ]);
  return { file, digest: digest ?? '' };
}

/** Shows that the account was charged, once, what the job says and no more than was agreed (MG-19). */
export async function checkStatement(
  { story }: Demo,
  { provider, accountId }: Customer,
  job: Job,
): Promise<void> {
  story.chapter("The account's statement shows the charge");
  const statement = await readStatement(provider, { accountId });
  const charges = statement.entries.filter(({ jobId }) => jobId === job.jobId);
  expect(charges.length === 1, `The statement has ${charges.length} entries for the job; one was expected.`);
  const charged = charges[0]?.amount;
  expect(
    charged === `-${job.charge?.amount}`,
    `The job costs ${job.charge?.amount}, the entry says ${charged}.`,
  );
  story.tell(statementText(statement));
  if (job.charge !== undefined)
    story.tell(`\nCharged: ${moneyText(job.charge)}, by the signed request that is linked with the entry.`);
}

function extensionOf({ mediaType, name }: Stager): string {
  if (mediaType === 'image/jpeg') return '.jpg';
  return mediaType === 'image/png' ? '.png' : extname(name);
}
