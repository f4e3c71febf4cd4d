import { z } from 'zod';
import type { NodeInfo } from '../platform.ts';
import { present } from '../present.ts';
import type { ClassAd } from './jobs.ts';

const slotAd = z.object({
  Name: z.string(),
  State: z.string(),
  Cpus: z.number(),
  Memory: z.number().optional(),
  LoadAvg: z.number().optional(),
});
type SlotAd = z.infer<typeof slotAd>;

const mebibyte = 1024 * 1024;

/** The machines behind the slots of condor_status: a slot of many parts shows what is left, each part what it took. */
export function readMachines(ads: readonly ClassAd[]): readonly NodeInfo[] {
  const machines = new Map<string, SlotAd[]>();
  for (const slot of ads.flatMap((ad) => slotAd.safeParse(ad).data ?? [])) {
    const machine = slot.Name.replace(/^.*@/, '');
    machines.set(machine, [...(machines.get(machine) ?? []), slot]);
  }
  return [...machines].map(([name, slots]) => readMachine(name, slots));
}

function readMachine(name: string, slots: readonly SlotAd[]): NodeInfo {
  const processors = total(slots, (slot) => slot.Cpus);
  const free = total(
    slots.filter((slot) => slot.State === 'Unclaimed'),
    (slot) => slot.Cpus,
  );
  const isAway = slots.every((slot) => slot.State === 'Owner' || slot.State === 'Drained');
  return {
    name,
    state: isAway ? 'offline' : free > 0 ? 'free' : 'busy',
    processors,
    processorsInUse: processors - free,
    properties: [],
    ...present({
      memory: total(slots, (slot) => slot.Memory ?? 0) * mebibyte,
      load: slots.some((slot) => slot.LoadAvg !== undefined)
        ? total(slots, (slot) => slot.LoadAvg ?? 0)
        : undefined,
    }),
  };
}

function total(slots: readonly SlotAd[], amount: (slot: SlotAd) => number): number {
  return slots.reduce((sum, slot) => sum + amount(slot), 0);
}
