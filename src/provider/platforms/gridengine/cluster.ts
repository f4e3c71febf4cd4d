import type { BatchId, BatchJob, ClusterView, NodeInfo, QueueInfo } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCount, parseDuration } from '../quantities.ts';

/** What Grid Engine prints about its cluster. */
export interface ClusterTexts {
  /** `qstat -g c` */
  readonly queues: string;
  /** `qconf -sq '*'` */
  readonly settings: string;
  /** `qhost -q -F` */
  readonly nodes: string;
}

/** A host with the queues that have slots on it. */
interface Host {
  readonly node: NodeInfo;
  readonly queues: readonly string[];
}

/** Reads queues and nodes. Waiting jobs, and the jobs on each node, are counted from `jobs`. */
export function readGridEngineCluster(texts: ClusterTexts, jobs: readonly BatchJob[]): ClusterView {
  const hosts = readHosts(texts.nodes);
  const runTimes = readRunTimes(texts.settings);
  // A waiting job has no queue yet: it may get into any of them.
  const queued = jobs.filter(({ state }) => state === 'queued').length;
  return {
    queues: readQueues(texts.queues).map((queue) => ({
      ...queue,
      queued,
      limits: present({ wallTime: runTimes.get(queue.name) }),
      nodes: hosts.filter(({ queues }) => queues.includes(queue.name)).map(({ node }) => node.name),
    })),
    nodes: hosts.map(({ node }) => ({ ...node, jobs: jobsOn(node.name, jobs) })),
  };
}

const jobsOn = (node: string, jobs: readonly BatchJob[]): readonly BatchId[] =>
  jobs.filter(({ nodes }) => nodes?.includes(node)).map(({ batchId }) => batchId);

/** `batch  1.42  0  0  8  8  0  0`: load, slots used, reserved, available, in all, in alarm, disabled or in error. */
function readQueues(text: string): readonly QueueInfo[] {
  return text.split('\n').flatMap((line) => {
    const [name, , used, , available, total, , disabled] = line.trim().split(/\s+/);
    const slots = parseCount(total);
    if (name === undefined || slots === undefined || parseCount(available) === undefined) return [];
    return [
      {
        name,
        enabled: parseCount(disabled) !== slots,
        ...present({ running: parseCount(used) }),
        limits: {},
      },
    ];
  });
}

/** The seconds that a job may run, by queue: `qname batch` followed by `h_rt 24:00:00`; `INFINITY` is no limit. */
function readRunTimes(text: string): ReadonlyMap<string, number> {
  const runTimes = new Map<string, number>();
  let queue = '';
  for (const [, name, value = ''] of text.matchAll(/^(qname|h_rt)\s+(\S+)/gm)) {
    // `24:00:00,[node1=1:00:00]`: hosts may differ from their queue.
    const seconds = parseDuration(value.split(',')[0]);
    if (name === 'qname') queue = value;
    else if (seconds !== undefined) runTimes.set(queue, seconds);
  }
  return runTimes;
}

/** One line for each host, and below it indented lines of its resources and queues. `global` is not a host. */
function readHosts(text: string): readonly Host[] {
  const hosts: Host[] = [];
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    const last = hosts.at(-1);
    if (/^\s/.test(line) && last) hosts[hosts.length - 1] = withDetail(last, words);
    else if (parseCount(words[2]) !== undefined) hosts.push({ node: readHost(words), queues: [] });
  }
  return hosts;
}

function readHost([name = '', , processors, ...rest]: readonly string[]): NodeInfo {
  // LOAD and the four columns of memory and swap are last, with or without the columns of sockets before them.
  const [load, memory] = rest.slice(-5);
  const answers = load !== '-';
  return {
    name,
    state: answers ? 'free' : 'down',
    processors: parseCount(processors) ?? 0,
    processorsInUse: 0,
    properties: [],
    ...present({ memory: parseBytes(memory), load: answers ? Number(load) : undefined }),
  };
}

/**
 * `hf:chem=1.000000` is a resource that an operator gave the host: a property that jobs ask for by name.
 * `batch  BIP  0/2/8  au` is a queue: its used slots count for the host, and its letters tell of trouble.
 */
function withDetail(host: Host, [name = '', , slots = '', letters = '']: readonly string[]): Host {
  const { node, queues } = host;
  const [, kind, resource = '', value] = /^(\w\w):([^=]+)=(.*)$/.exec(name) ?? [];
  if (kind !== undefined) {
    const isProperty = kind === 'hf' && Number(value) === 1;
    return isProperty ? { node: withProperty(node, resource), queues } : host;
  }
  const used = (node.processorsInUse ?? 0) + (parseCount(slots.split('/')[1]) ?? 0);
  const usable = troubleIn(letters) ?? node.state;
  const state = usable === 'free' && used >= node.processors ? 'busy' : usable;
  return { node: { ...node, state, processorsInUse: used }, queues: [...queues, name] };
}

function withProperty(node: NodeInfo, property: string): NodeInfo {
  return { ...node, properties: [...(node.properties ?? []), property] };
}

function troubleIn(letters: string): NodeInfo['state'] | undefined {
  if (letters.includes('u')) return 'down';
  return /[dDE]/.test(letters) ? 'offline' : undefined;
}
