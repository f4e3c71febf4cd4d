import { followToEnd } from '../../client/follow-to-end.ts';
import type { EndedJob } from '../../client/job-end.ts';
import type { JobRequest } from '../../client/job-request.ts';
import { localFileSource } from '../../client/local-file-source.node.ts';
import { quoteJob } from '../../client/quote-job.ts';
import { submitJob } from '../../client/submit-job.ts';
import type { Job } from '../../contracts/generated/job-types.ts';
import { samplePicture } from '../sample-picture.ts';
import { sizeText } from '../views/amounts.ts';
import { applicationText } from '../views/application-view.ts';
import { jobLine, progressLine, quoteText } from '../views/job-view.ts';
import type { Customer } from './become-customer.ts';
import type { Demo } from './demo.ts';
import { expect } from './demo-failed.ts';
import { Patience } from './patience.ts';

const DEGREES = '90';

/** Seconds: a batch system may look at its queue only once a minute. */
const PATIENCE = { submission: 20, run: 300 };

/** How much further a job has to be for it to be told. */
const NEWS = 0.2;

/** Asks for parameters, resources and a price, sends the picture, starts the job and follows it (MG-13 to MG-18). */
export async function runSwirl(demo: Demo, customer: Customer, applicationUri: string): Promise<EndedJob> {
  const { accountId } = customer;
  const picture = await localFileSource(samplePicture);
  const request: JobRequest = {
    accountId,
    applicationUri,
    arguments: { degrees: DEGREES },
    inputs: [{ name: 'inputImage', file: picture }],
    label: 'demonstration',
  };
  await describe(demo, customer, request);
  const quoteId = await agree(demo, customer, request);
  const jobId = await submit(demo, customer, request, quoteId);
  return follow(demo, customer, jobId);
}

async function describe(
  { story }: Demo,
  { provider }: Customer,
  { applicationUri, accountId }: JobRequest,
): Promise<void> {
  story.chapter('The provider tells what Swirl needs, and where it can run at which price');
  const [{ application }, { resources }] = await Promise.all([
    provider.jobs.DescribeApplication({ applicationUri, accountId }),
    provider.jobs.ListResources({ applicationUri, accountId }),
  ]);
  story.tell(applicationText(application, resources));
}

async function agree({ story }: Demo, { provider }: Customer, request: JobRequest): Promise<string> {
  story.chapter(`The client asks for the price of one run: ${DEGREES} degrees`);
  const { quote } = await quoteJob(provider.jobs, request);
  story.tell(quoteText(quote));
  return quote.quoteId;
}

async function submit(
  { story, book }: Demo,
  { provider }: Customer,
  request: JobRequest,
  quoteId: string,
): Promise<string> {
  story.chapter('The client sends its picture and submits the job');
  for (const { file } of request.inputs ?? []) {
    story.facts([
      ['Picture', `${file.name}, ${file.mediaType}, ${sizeText(file.size)}`],
      ['Digest', await file.digest()],
    ]);
  }
  const job = await submitJob(provider, request, quoteId);
  const { jobId, applicationUri } = job;
  await book.rememberJob({ jobId, applicationUri, provider: provider.address.href });
  story.tell(`Submitted as ${jobId}.`);
  return jobId;
}

async function follow({ story }: Demo, { provider }: Customer, jobId: string): Promise<EndedJob> {
  story.chapter('The client follows the job: one request waits until something changes');
  const began = performance.now();
  const tell = (text: string) =>
    story.tell(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${text}`);
  const patience = new Patience('No batch system took the job', PATIENCE.submission);
  let told = { line: '', progress: 0 };
  const changed = (job: Job) => {
    if (job.batchId !== undefined) patience.renew('The job has not come to its end', PATIENCE.run);
    const line = jobLine(job);
    const { progress = 0 } = job;
    if (line === told.line && progress < told.progress + NEWS) return;
    tell(line === told.line ? (progressLine(job) ?? line) : line);
    told = { line, progress };
  };
  try {
    return succeeded(await followToEnd(provider.jobs, jobId, changed, { signal: patience.signal }));
  } finally {
    patience.end();
  }
}

function succeeded(job: EndedJob): EndedJob {
  expect(job.state === 'finished', `The job ${job.state}: ${job.detail?.text ?? 'no reason was given'}`);
  return job;
}
