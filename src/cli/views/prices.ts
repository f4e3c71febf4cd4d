import type { Price, PriceMetric } from '../../contracts/generated/job-types.ts';
import { amountText, sizeText } from './amounts.ts';

interface Counted {
  readonly what: string;
  readonly in: 'jobs' | 'seconds' | 'bytes';
}

const counted: Readonly<Record<PriceMetric, Counted>> = {
  job: { what: 'job', in: 'jobs' },
  'processor-time': { what: 'of a processor', in: 'seconds' },
  'wall-time': { what: 'of running', in: 'seconds' },
  'input-data': { what: 'sent', in: 'bytes' },
  'output-data': { what: 'fetched', in: 'bytes' },
};

/** A price as it is read aloud: `0.36 EUR per hour of a processor`. */
export function priceText({ metric, unitPrice, unitSize, currency }: Price): string {
  const { what } = counted[metric];
  return `${amountText(unitPrice)} ${currency} per ${unitText(metric, Number(unitSize))}${what}`;
}

function unitText(metric: PriceMetric, size: number): string {
  const kind = counted[metric].in;
  if (kind === 'jobs') return size === 1 ? '' : `${size} times a `;
  if (kind === 'bytes') return `${sizeText(size)} `;
  return size === 3600 ? 'hour ' : `${size} s `;
}

/** How much of something a price is for: `21.4 s`, `135.3 kB`. */
export function quantityText(metric: PriceMetric, quantity: string): string {
  const kind = counted[metric].in;
  if (kind === 'jobs') return quantity;
  return kind === 'bytes' ? sizeText(Number(quantity)) : `${quantity} s`;
}
