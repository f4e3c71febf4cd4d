import type { Job, SweepStatus } from '../../contracts/generated/job-types.ts';
import { facts, table } from '../terminal/table.ts';
import { moneyText } from './amounts.ts';

/** How a sweep stands, in one line: `36 jobs over degrees: 30 finished, 6 running`. */
export function sweepLine({ parameter, jobs, states }: Omit<SweepStatus, 'sweepId'>): string {
  const counts = states.map(({ state, jobs: count }) => `${count} ${state}`).join(', ');
  return `${jobs} jobs over ${parameter}: ${counts || 'all destroyed'}`;
}

/** A sweep with its jobs. */
export function sweepText(sweep: SweepStatus, jobs: readonly Job[]): string {
  const head = facts([
    ['Sweep', sweep.sweepId],
    ['Stands', sweepLine(sweep)],
  ]);
  const rows = table(jobs, [
    { heading: 'NUMBER', cell: ({ sweep: place }) => place?.number.toString(), align: 'right' },
    { heading: sweep.parameter.toUpperCase(), cell: (job) => sweptValue(job) },
    { heading: 'JOB', cell: ({ jobId }) => jobId },
    { heading: 'STATE', cell: ({ state }) => state },
    { heading: 'CHARGE', cell: ({ charge }) => charge && moneyText(charge), align: 'right' },
    { heading: 'DETAIL', cell: ({ detail }) => detail?.text },
  ]);
  return `${head}\n\n${rows}`;
}

/** Which value of the sweep a job has. */
export function sweptValue({ arguments: given, sweep }: Job): string {
  return given.find(({ name }) => name === sweep?.parameter)?.value ?? '';
}
