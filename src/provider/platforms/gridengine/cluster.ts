import type { BatchId, BatchJob, ClusterView, NodeInfo, QueueInfo } from '../platform.ts';
import { present } from '../present.ts';
import { parseBytes, parseCount } from '../quantities.ts';

/** Reads `qstat -g c` for the queues and `qhost -q` for the nodes; what waits and runs is counted from the jobs. */
export function readGridEngineCluster(queues: string, hosts: string, jobs: readonly BatchJob[]): ClusterView {
  const nodes = readHosts(hosts);
  // A job that waits has no queue yet: it may get into any of them.
  const queued = jobs.filter(({ state }) => state === 'queued').length;
  return {
    queues: readQueues(queues).map((queue) => ({ ...queue, queued, nodes: nodesWith(queue.name, nodes) })),
    nodes: nodes.map((node) => ({ ...node, jobs: jobsOn(node.name, jobs) })),
  };
}

const nodesWith = (queue: string, nodes: readonly NodeInfo[]): readonly string[] =>
  nodes.filter(({ properties }) => properties.includes(queue)).map(({ name }) => name);

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

/** A line a host, and under it indented lines of its queues: `batch  BIP  0/2/8  au`. `global` is none. */
function readHosts(text: string): readonly NodeInfo[] {
  const nodes: NodeInfo[] = [];
  for (const line of text.split('\n')) {
    const words = line.trim().split(/\s+/);
    const last = nodes.at(-1);
    if (/^\s/.test(line) && last) nodes[nodes.length - 1] = withQueue(last, words);
    else if (parseCount(words[2]) !== undefined) nodes.push(readHost(words));
  }
  return nodes;
}

function readHost([name = '', , processors, ...rest]: readonly string[]): NodeInfo {
  // LOAD and the four of memory and swap stand last, whether the columns of sockets are there or not.
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

/** A queue of a host: its slots in use count for the host, its name is what a job asks for, its letters tell trouble. */
function withQueue(node: NodeInfo, [queue = '', , slots = '', letters = '']: readonly string[]): NodeInfo {
  const used = (node.processorsInUse ?? 0) + (parseCount(slots.split('/')[1]) ?? 0);
  const usable = /u/.test(letters) ? 'down' : /[dDE]/.test(letters) ? 'offline' : node.state;
  const state = usable === 'free' && used >= node.processors ? 'busy' : usable;
  return { ...node, state, processorsInUse: used, properties: [...node.properties, queue] };
}
