import { z } from 'zod';
import { asBatchId } from '../batch-id.ts';
import type { NodeInfo, QueueInfo } from '../platform.ts';
import { present } from '../present.ts';
import { MEBIBYTE } from '../quantities.ts';
import type { ClassAd } from './jobs.ts';

const slotAd = z.object({
  Name: z.string(),
  State: z.string(),
  Cpus: z.number(),
  Memory: z.number().optional(),
  LoadAvg: z.number().optional(),
  JobId: z.string().optional(),
});
type SlotAd = z.infer<typeof slotAd>;

/** The machines behind the slots of condor_status: a partitionable slot shows what is left, each dynamic one its part. */
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
  const state = free > 0 ? 'free' : 'busy';
  return {
    name,
    state: isAway ? 'offline' : state,
    processors,
    processorsInUse: processors - free,
    jobs: slots.flatMap(({ JobId }) => (JobId === undefined ? [] : [asBatchId(JobId.replace(/\..*$/, ''))])),
    ...present({
      memory: total(slots, (slot) => slot.Memory ?? 0) * MEBIBYTE,
      load: slots.some((slot) => slot.LoadAvg !== undefined)
        ? total(slots, (slot) => slot.LoadAvg ?? 0)
        : undefined,
    }),
  };
}

/** HTCondor's one queue is the schedd's; its counts are of everybody's jobs. */
export function readSchedd(ads: readonly ClassAd[]): QueueInfo {
  const inState = (status: number) => ads.filter(({ JobStatus }) => JobStatus === status).length;
  return { name: 'schedd', enabled: true, queued: inState(1), running: inState(2), limits: {} };
}

function total(slots: readonly SlotAd[], amount: (slot: SlotAd) => number): number {
  return slots.reduce((sum, slot) => sum + amount(slot), 0);
}
