import { connectProvider } from '../../client/connect-provider.ts';
import { fetchOutputs } from '../../client/fetch-outputs.ts';
import { MemorySink } from '../../client/memory-sink.ts';
import { loadUserSecurity } from '../home/certificates.ts';
import { jobTable } from '../views/job-view.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';
import type { FetchedPicture } from './take-result.ts';

/** The second visit: straight to the known provider, where the earlier job and its output still are (MG-2, MG-3). */
export async function visitAgain(demo: Demo, jobId: string, before: FetchedPicture): Promise<void> {
  const { story, toProvider, book, certificates } = demo;
  story.chapter('A fresh client finds the provider in its address book and asks it directly for its jobs');
  const [known] = await book.providers();
  expect(known !== undefined, 'The address book is empty.');
  const provider = connectProvider(known.address, {
    transport: toProvider,
    ...(await loadUserSecurity(certificates)),
  });
  const { jobs } = await provider.jobs.ListJobs({});
  const job = jobs.find((candidate) => candidate.jobId === jobId);
  expect(job !== undefined, `The provider does not list ${jobId} any more.`);
  story.facts([['Address', known.address]]);
  story.tell(jobTable(jobs));
  story.chapter('It fetches the result once more and compares');
  const sink = new MemorySink();
  await fetchOutputs(provider, job, () => sink);
  const digest = await sink.digest();
  expect(
    digest === before.digest,
    `The picture fetched again has the digest ${digest}, not ${before.digest}.`,
  );
  story.facts([['Digest', `${digest}: the same picture`]]);
}
