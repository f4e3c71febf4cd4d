import type { StartEstimates } from '../../provider/jobs/start-estimates.ts';
import type { PresentOffers } from '../../server/doctor/read-offers.ts';
import { table } from '../terminal/table.ts';
import { timeText } from './amounts.ts';

/** What each resource has to offer now, and how good the estimated starts have been. */
export function offerTable({ resources, estimates }: PresentOffers): string {
  const rows = table(resources, [
    { heading: 'RESOURCE', cell: ({ resourceId }) => resourceId },
    { heading: 'PLATFORM', cell: ({ platform }) => platform },
    { heading: 'QUEUE', cell: ({ queue }) => queue ?? 'the default' },
    { heading: 'PROCESSORS', cell: ({ processors }) => processors?.toString(), align: 'right' },
    { heading: 'FREE', cell: ({ free }) => free?.toString(), align: 'right' },
    { heading: 'QUEUED', cell: ({ queued }) => queued?.toString(), align: 'right' },
    { heading: 'RUNNING', cell: ({ running }) => running?.toString(), align: 'right' },
    {
      heading: 'A JOB OF 1 H STARTS',
      cell: ({ estimatedStart }) => (estimatedStart === undefined ? undefined : startText(estimatedStart)),
    },
  ]);
  return `${rows}\n${qualityText(estimates)}`;
}

const startText = (time: number): string => (time <= Date.now() ? 'now' : timeText(new Date(time)));

function qualityText(estimates: StartEstimates | undefined): string {
  if (estimates === undefined) return 'No estimated start has been held against a real one yet.';
  const { jobs, meanError, bias } = estimates;
  const direction = bias < 0 ? 'earlier' : 'later';
  const [off, mean] = [meanError, Math.abs(bias)].map((ms) => (ms / 1000).toFixed(1));
  return `Estimated starts were off by ${off} s on average over the last ${jobs} jobs, which started ${mean} s ${direction} than told.`;
}
