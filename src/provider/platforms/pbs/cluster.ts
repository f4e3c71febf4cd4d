import { asBatchId } from '../batch-id.ts';
import type { ClusterView, NodeInfo, QueueInfo, Requirements } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCount, parseDuration } from '../quantities.ts';
import { type PbsRecord, readRecords } from './attributes.ts';

/** Queues from `qstat -Q -f` and nodes from `pbsnodes -a` of a genuine PBS server. */
export function readCluster(queues: string, nodes: string): ClusterView {
  return { queues: readRecords(queues).map(readQueue), nodes: readNodes(nodes) };
}

function readQueue({ id, attributes }: PbsRecord): QueueInfo {
  const counts = attributes.get('state_count') ?? '';
  const count = (state: string) => parseCount(new RegExp(`${state}:(\\d+)`).exec(counts)?.[1]);
  const isOn = (name: string) => attributes.get(name)?.toLowerCase() === 'true';
  return {
    name: id,
    enabled: isOn('enabled') && isOn('started'),
    ...present({ queued: count('Queued'), running: count('Running') }),
    limits: readLimits(attributes),
  };
}

function readLimits(attributes: ReadonlyMap<string, string>): Requirements {
  const most = (name: string) => attributes.get(`resources_max.${name}`);
  return present({
    nodes: parseCount(most('nodect') ?? most('nodes')),
    processorsPerNode: parseCount(most('ncpus')),
    memory: parseBytes(most('mem')),
    wallTime: parseDuration(most('walltime')),
    nodeProperty: neededProperty(attributes),
  });
}

/**
 * The nodes of TORQUE or OpenPBS. OpenPBS lists a host beside its vnodes, without processors of its own: it is left out,
 * or its jobs would count twice.
 */
export function readNodes(text: string): readonly NodeInfo[] {
  const records = readRecords(text);
  const nodes = records.map(readNode);
  return nodes.some((node) => node.processors > 0) ? nodes.filter((node) => node.processors > 0) : nodes;
}

function readNode({ id, attributes }: PbsRecord): NodeInfo {
  const status = readStatus(attributes.get('status') ?? '');
  const jobs = readJobs(attributes.get('jobs') ?? '');
  const state = attributes.get('state') ?? '';
  const processors = parseCount(attributes.get('np') ?? attributes.get('resources_available.ncpus')) ?? 0;
  const inUse =
    parseCount(attributes.get('resources_assigned.ncpus')) ??
    (state === 'job-exclusive' ? processors : jobs.slots);
  const load = Number(status.get('loadave') ?? Number.NaN);
  return {
    name: id,
    state: readState(state),
    processors,
    properties: attributes.get('properties')?.split(',') ?? propertiesIn(attributes, 'resources_available'),
    ...present({
      processorsInUse: inUse,
      memory: parseBytes(
        status.get('physmem') ?? status.get('availmem') ?? attributes.get('resources_available.mem'),
      ),
      load: Number.isNaN(load) ? undefined : load,
      jobs: jobs.ids,
    }),
  };
}

/** The property of the nodes that a queue uses: TORQUE's `neednodes = chem`, which may also be a number of nodes. */
function neededProperty(attributes: ReadonlyMap<string, string>): string | undefined {
  const needed = attributes.get('resources_default.neednodes') ?? '';
  return /^[A-Za-z][\w.-]*$/.test(needed) ? needed : propertiesIn(attributes, 'default_chunk')[0];
}

/** OpenPBS has no properties but custom resources instead: `resources_available.chem = True`. */
function propertiesIn(attributes: ReadonlyMap<string, string>, group: string): readonly string[] {
  const names = [...attributes].filter(([name, value]) => name.startsWith(`${group}.`) && value === 'True');
  return names.map(([name]) => name.slice(group.length + 1));
}

/** Words may be combined, as in `down,offline`: the worst counts. */
function readState(text: string): NodeInfo['state'] {
  const words = text.split(',');
  if (words.some((word) => /^(down|state-unknown|unknown|stale|unresolvable)/.test(word))) return 'down';
  if (words.some((word) => /^(offline|drain|maintenance|provisioning|sleep)/.test(word))) return 'offline';
  return words.includes('free') ? 'free' : 'busy';
}

/** `0/1.localhost, 1/1.localhost` in TORQUE, `16.pbshost/0, 3.pbshost/1` in OpenPBS. */
function readJobs(text: string): { ids?: NodeInfo['jobs']; slots?: number } {
  const slots = text.split(/,\s*/).filter((slot) => slot !== '');
  if (slots.length === 0) return {};
  const ids = slots.map((slot) => slot.split('/').find((part) => part.includes('.')) ?? slot);
  return { ids: [...new Set(ids)].map(asBatchId), slots: slots.length };
}

/** TORQUE's `status = rectime=…,loadave=3.27,physmem=24684084kb,…`. */
function readStatus(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(',').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=', 2);
      return [name, value];
    }),
  );
}
