import type { BatchEnd } from '../platform.ts';
import { parseBytes, parseDuration } from '../quantities.ts';
import type { PbsRecord } from './attributes.ts';

/** The limit that a run has come up to, by what the server says that it used and was given. */
export function exceededLimit({ attributes }: PbsRecord): BatchEnd | undefined {
  const used = (name: string) => attributes.get(`resources_used.${name}`);
  const given = (name: string) => attributes.get(`Resource_List.${name}`);
  const hasUsedUp = (name: string) =>
    (parseDuration(used(name)) ?? 0) >= (parseDuration(given(name)) ?? Number.POSITIVE_INFINITY);
  if (hasUsedUp('walltime') || hasUsedUp('cput')) return 'wall-time-exceeded';
  // Just its limit is what a job in a control group shows that has read many files.
  const hasOverflowed =
    (parseBytes(used('mem')) ?? 0) > (parseBytes(given('mem')) ?? Number.POSITIVE_INFINITY);
  return hasOverflowed ? 'memory-exceeded' : undefined;
}
