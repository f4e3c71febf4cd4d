import type { Job, Quote } from '../../contracts/generated/job-types.ts';
import { facts, table } from '../terminal/table.ts';
import { amountText, moneyText, sizeText, timeText } from './amounts.ts';
import { priceText, quantityText } from './prices.ts';
import { sweepLine } from './sweep-view.ts';

/** One job with its way so far. */
export function jobText(job: Job): string {
  const head = facts([
    ['Job', job.jobId],
    ['Label', job.label],
    ['Sweep', job.sweep && `${job.sweep.sweepId}, ${job.sweep.number} of ${sweepLine(job.sweep)}`],
    ['Application', job.applicationUri],
    ['State', job.progress === undefined ? job.state : `${job.state}, ${percent(job.progress)}`],
    // A site's report may have several lines.
    ['Detail', job.detail?.text.replaceAll('\n', ' ')],
    ['Runs on', placeText(job)],
    ['Batch id', job.batchId],
    ['Exit code', job.exitCode?.toString()],
    ['Arguments', job.arguments.map(({ name, value }) => `${name}=${value}`).join(' ') || undefined],
    ['Used', usageText(job)],
    ['Charge', job.charge && moneyText(job.charge)],
    ['Estimated start', startText(job)],
    ['Estimated end', job.endedAt === undefined && job.estimatedEnd ? timeText(job.estimatedEnd) : undefined],
    ['Kept until', job.terminationTime && timeText(job.terminationTime)],
  ]);
  return `${head}\n\n${transitionTable(job)}${job.outputs.length === 0 ? '' : `\n\n${outputTable(job)}`}`;
}

/** Jobs as a table; below it how their sweeps stand. */
export function jobTable(jobs: readonly Job[]): string {
  const rows = table(jobs, [
    { heading: 'JOB', cell: ({ jobId }) => jobId },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'CREATED', cell: ({ createdAt }) => timeText(createdAt) },
    { heading: 'CHARGE', cell: ({ charge }) => charge && moneyText(charge), align: 'right' },
    { heading: 'LABEL', cell: ({ label }) => label },
    { heading: 'SWEEP', cell: ({ sweep }) => sweep && `${sweep.number} of ${sweep.jobs}` },
    { heading: 'APPLICATION', cell: ({ applicationUri }) => applicationUri },
  ]);
  const sweeps = new Map(jobs.flatMap(({ sweep }) => (sweep === undefined ? [] : [[sweep.sweepId, sweep]])));
  const summary = [...sweeps.values()].map((sweep) => `${sweep.sweepId}: ${sweepLine(sweep)}`);
  return [rows, ...(summary.length === 0 ? [] : ['', ...summary])].join('\n');
}

/** A quote with what it is made of. */
export function quoteText(quote: Quote): string {
  const { ceiling, breakdown, estimatedStart, estimatedEnd } = quote;
  const head = facts([
    ['Quote', quote.quoteId],
    ['At most', moneyText(ceiling)],
    ['Resource', quote.resourceId],
    ['Estimated start', estimatedStart && timeText(estimatedStart)],
    ['Estimated end', estimatedEnd && timeText(estimatedEnd)],
    ['Valid until', timeText(quote.expiresAt)],
  ]);
  if (breakdown.length === 0) return head;
  const items = table(breakdown, [
    { heading: 'FOR', cell: ({ metric }) => metric },
    { heading: 'AT MOST', cell: (item) => quantityText(item.metric, item.quantity), align: 'right' },
    { heading: 'PRICE', cell: (item) => priceText({ ...item, currency: ceiling.currency }) },
    { heading: ceiling.currency, cell: ({ amount }) => amountText(amount), align: 'right' },
  ]);
  return `${head}\n\n${items}`;
}

/** The state of a job in one line, without its progress: that changes too often ({@link progressLine}). */
export function jobLine(job: Job): string {
  const place = job.state === 'running' || job.state === 'queued' ? placeText(job) : undefined;
  const reason = job.state === 'failed' || job.state === 'cancelled' ? job.detail?.text : undefined;
  return [job.state, place ?? reason].filter((part) => part !== undefined).join(': ');
}

/** How much of a running job is done, where its application reports it. */
export function progressLine({ state, progress }: Job): string | undefined {
  return progress === undefined || state !== 'running' ? undefined : `running, ${percent(progress)}`;
}

/** What was told with the submission, and how far off it was. */
function startText({ estimatedStart, startedAt }: Job): string | undefined {
  if (estimatedStart === undefined) return undefined;
  if (startedAt === undefined) return timeText(estimatedStart);
  const seconds = Math.round((startedAt.getTime() - estimatedStart.getTime()) / 1000);
  return `${timeText(estimatedStart)}; it started ${Math.abs(seconds)} s ${seconds < 0 ? 'earlier' : 'later'}`;
}

function placeText({ node, queue, batchId }: Job): string | undefined {
  const parts = [
    node === undefined ? undefined : `on ${node}`,
    queue === undefined ? undefined : `queue ${queue}`,
    batchId === undefined ? undefined : `batch id ${batchId}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function usageText({ usage }: Job): string | undefined {
  const parts = [
    usage.processorTime === undefined ? undefined : `${usage.processorTime} s of a processor`,
    usage.wallTime === undefined ? undefined : `${usage.wallTime} s running`,
    usage.memory === undefined ? undefined : `${sizeText(usage.memory)} of memory`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

function transitionTable({ transitions }: Job): string {
  return table(transitions, [
    { heading: 'TIME', cell: ({ time }) => timeText(time) },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'WHY', cell: ({ cause }) => cause },
  ]);
}

function outputTable({ outputs }: Job): string {
  return table(outputs, [
    { heading: 'OUTPUT', cell: ({ name }) => name },
    {
      heading: 'SIZE',
      cell: ({ size }) => (size === undefined ? undefined : sizeText(size)),
      align: 'right',
    },
    { heading: 'DIGEST', cell: ({ digest }) => digest },
    { heading: 'STAGER', cell: ({ stagerId }) => stagerId },
  ]);
}

const percent = (fraction: number) => `${Math.round(fraction * 100)} %`;
