import type { Application, DataSlot, Parameter, Resource } from '../../contracts/generated/job-types.ts';
import { facts, table } from '../terminal/table.ts';
import { moneyText, timeText } from './amounts.ts';
import { priceText } from './prices.ts';

/** All that one must know to run an application. */
export function applicationText(application: Application, resources: readonly Resource[]): string {
  const { name, applicationVersion, description, applicationUri, keywords } = application;
  const head = facts([
    ['Application', applicationVersion === undefined ? name : `${name} ${applicationVersion}`],
    ['Description', description],
    ['URI', applicationUri],
    ['Keywords', keywords.length > 0 ? keywords.join(', ') : undefined],
  ]);
  const sections: [title: string, text: string | undefined][] = [
    ['Inputs', application.inputs.length > 0 ? slotTable(application.inputs) : undefined],
    ['Parameters', application.parameters.length > 0 ? parameterTable(application.parameters) : undefined],
    ['Outputs', application.outputs.length > 0 ? slotTable(application.outputs) : undefined],
    ['Resources, cheapest first', resources.length > 0 ? resourceTable(resources) : undefined],
  ];
  const present = sections.flatMap(([title, text]) =>
    text === undefined ? [] : [`${title}\n${indent(text)}`],
  );
  return [head, ...present].join('\n\n');
}

function slotTable(slots: readonly DataSlot[]): string {
  return table(slots, [
    { heading: 'NAME', cell: ({ name }) => name },
    { heading: 'FILES', cell: fileCount },
    { heading: 'TYPE', cell: ({ mediaTypes }) => mediaTypes.join(', ') || 'any' },
    { heading: 'DESCRIPTION', cell: ({ description }) => description },
  ]);
}

function fileCount({ required, many }: DataSlot): string {
  if (many) return required ? '1 or more' : 'any number';
  return required ? '1' : '0 or 1';
}

function parameterTable(parameters: readonly Parameter[]): string {
  return table(parameters, [
    { heading: 'NAME', cell: ({ name }) => name },
    { heading: 'VALUE', cell: allowedText },
    {
      heading: 'DEFAULT',
      cell: (parameter) => parameter.default ?? (parameter.required ? 'must be given' : ''),
    },
    {
      heading: 'DESCRIPTION',
      cell: ({ label, description }) => (description ? `${label}: ${description}` : label),
    },
  ]);
}

/** Which values a parameter takes: `decimal, -3600 to 3600 degrees`. */
function allowedText({ type, minimum, maximum, unit, choices }: Parameter): string {
  if (choices !== undefined && choices.length > 0) return choices.map(({ value }) => value).join(' | ');
  const range = rangeText(minimum, maximum);
  return [range === undefined ? type : `${type}, ${range}`, unit]
    .filter((part) => part !== undefined)
    .join(' ');
}

function rangeText(minimum: string | undefined, maximum: string | undefined): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `${minimum} to ${maximum}`;
  if (minimum !== undefined) return `from ${minimum}`;
  return maximum === undefined ? undefined : `up to ${maximum}`;
}

/** Where an application can run, and at what price. */
function resourceTable(resources: readonly Resource[]): string {
  return table(resources, [
    { heading: 'RESOURCE', cell: ({ resourceId }) => resourceId },
    { heading: 'NAME', cell: ({ name }) => name },
    {
      heading: 'PLATFORM',
      cell: ({ platform, queue }) => (queue ? `${platform}, queue ${queue}` : platform),
    },
    { heading: 'FREE', cell: freeText, align: 'right' },
    { heading: 'WAITING', cell: ({ queuedJobs }) => queuedJobs?.toString(), align: 'right' },
    { heading: 'STARTS', cell: ({ estimatedStart }) => estimatedStart && startText(estimatedStart) },
    {
      heading: 'TYPICAL',
      cell: ({ estimatedCharge }) => estimatedCharge && moneyText(estimatedCharge),
      align: 'right',
    },
    { heading: 'PRICES', cell: ({ prices }) => prices.map(priceText).join(' + ') || 'free' },
  ]);
}

/** Providers' clocks differ by seconds from ours. */
function startText(start: Date): string {
  return start.getTime() < Date.now() + 60_000 ? 'now' : timeText(start);
}

function freeText({ free, processors }: Resource): string | undefined {
  if (free === undefined) return undefined;
  return processors === undefined ? String(free) : `${free} of ${processors}`;
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}
