import { connectProvider } from '../../dist/client/connect-provider.js';
import { loadCredential } from '../../dist/client/load-credential.node.js';
import { loadTrust } from '../../dist/client/load-trust.node.js';
import { localFileSource } from '../../dist/client/local-file-source.node.js';
import { MemorySink } from '../../dist/client/memory-sink.js';
import { runJob } from '../../dist/client/run-job.js';
import { undiciTransport } from '../../dist/soap/client/undici-transport.node.js';
import { atMost, type Benchmark, informative } from '../figure.ts';
import { startServerProcess } from '../server-process.ts';
import type { PlegmaDetails } from '../servers/plegma-details.ts';

const PICTURE = new URL('../../applications/swirl/sample/harbour.jpg', import.meta.url);
const SWIRL = 'http://it-innovation.soton.ac.uk/grid/imagemagick/swirl';
const WALKS = 5;

/** Seconds of one walk. */
interface Walk {
  readonly whole: number;
  /** Quote, upload and submission. */
  readonly untilSubmitted: number;
}

/**
 * The walk of one customer on the `local` platform: quote, upload of a photograph, submission, following, fetching of the
 * swirled picture; every message signed and verified on both sides. The best of five.
 */
export const benchmark: Benchmark = async () => {
  const server = await startServerProcess<PlegmaDetails>('plegma');
  try {
    const walk = await customerOf(server.details);
    const walks: Walk[] = [];
    for (let at = 0; at < WALKS; at++) walks.push(await walk());
    const best = (part: keyof Walk) => Math.min(...walks.map((one) => one[part]));
    return [
      informative('of the walk: quote, upload, submission', best('untilSubmitted'), 's'),
      atMost('the walk, from the quote to the fetched picture', best('whole'), 's', 10),
    ];
  } finally {
    await server.close();
  }
};

async function customerOf(details: PlegmaDetails): Promise<() => Promise<Walk>> {
  const provider = connectProvider(details.jobService, {
    transport: undiciTransport(),
    credential: await loadCredential(details.client),
    trust: await loadTrust(details.authorities),
  });
  const { account } = await provider.accounts.OpenAccount({ title: 'Walks', contact: 'bench@example.org' });
  const picture = await localFileSource(PICTURE.pathname);
  const request = {
    accountId: account.accountId,
    applicationUri: SWIRL,
    arguments: { degrees: '90' },
    inputs: [{ name: 'inputImage', file: picture }],
  };
  return async () => {
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let untilSubmitted = 0;
    const { job, outputs } = await runJob(provider, request, () => new MemorySink(), {
      onEvent: ({ kind }) => {
        if (kind === 'submitted') untilSubmitted = seconds();
      },
    });
    if (outputs.length === 0) throw new Error(`the job ${job.state} without a picture`);
    return { whole: seconds(), untilSubmitted };
  };
}
