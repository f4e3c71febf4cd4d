import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from '../../src/contracts/generated/job-types.ts';
import { type Cluster, clusterOrSkip, FOREIGN_CLUSTER } from '../slurm/cluster.ts';
import { leaveOut } from '../support/leave-out.ts';
import type { Lane, Verdicts } from './lane.ts';
import { failingCommands } from './lanes/failing-commands.ts';
import { fullDisk } from './lanes/full-disk.ts';
import { killedController } from './lanes/killed-controller.ts';
import { killedLauncher } from './lanes/killed-launcher.ts';
import { killedNode } from './lanes/killed-node.ts';
import { killedService } from './lanes/killed-service.ts';
import { lockedDatabase } from './lanes/locked-database.ts';
import { noRoomForLock } from './lanes/no-room-for-lock.ts';
import { toldEnds } from './lanes/told-ends.ts';
import { canMountDisk } from './small-disk.ts';

/** Ms. One lane that hangs may keep others from the cluster: they all end then, each test saying so at once. */
const LONGEST_LANE = 240_000;

const overdue = async ({ platform, faults: [first] }: Lane): Promise<never> => {
  await pause(LONGEST_LANE, undefined, { ref: false });
  throw new Error(`The lane of "${platform}: ${first}" did not end within ${LONGEST_LANE / 1000} s.`);
};

describe('whatever fails, each accepted job comes to one end and is charged once or not at all', function () {
  this.timeout(2.2 * LONGEST_LANE);
  let cluster: Cluster;
  const started = new Map<Lane, Promise<Verdicts>>();
  const matrix: string[] = [];

  const local = [killedService('local', () => ({ kind: 'local' })), lockedDatabase, killedLauncher];
  const disks = [fullDisk, noRoomForLock];
  const pbs = [
    killedService('pbs', () => ({ kind: 'pbs', environment: cluster.environment, timeLimit: 20 })),
    failingCommands(() => cluster),
    toldEnds('pbs', () => cluster),
    toldEnds('slurm', () => cluster),
  ];
  const node = killedNode(() => cluster);
  const controller = killedController(() => cluster);

  /** Lanes that do not disturb each other run side by side; the tests below ask how they ended. */
  const start = (lane: Lane, before: readonly Promise<unknown>[] = []) => {
    const verdicts = Promise.allSettled(before).then(() => Promise.race([lane.run(), overdue(lane)]));
    verdicts.catch(() => undefined);
    started.set(lane, verdicts);
  };
  const holdsThrough = (lane: Lane) => {
    for (const fault of lane.faults) {
      it(`${lane.platform}: ${fault}`, async () => {
        const verdict = (await started.get(lane))?.get(fault);
        if (verdict === undefined) throw new Error('This fault was not tried.');
        if (verdict instanceof Error) throw verdict;
        matrix.push(`${fault.padEnd(45)} ${lane.platform.padEnd(6)} ${endText(verdict)}`);
      });
    }
  };

  before(async () => {
    for (const lane of local) start(lane);
    if (!(await canMountDisk())) return;
    for (const lane of disks) start(lane);
  });
  after(() => console.log(`\n      ${matrix.join('\n      ')}\n`));

  describe('on a live Slurm behind its PBS commands', () => {
    before(async function () {
      cluster = await clusterOrSkip(this);
      for (const lane of pbs) start(lane);
      if (cluster.faults === undefined) return;
      start(node);
      // What others have under way would suffer.
      start(controller, [...started.values()]);
    });
    after(async () => {
      if (started.has(controller)) await cluster.faults?.clear();
    });
    for (const lane of pbs) holdsThrough(lane);

    describe('that is broken itself', () => {
      before(function () {
        if (cluster.faults === undefined) leaveOut(this, FOREIGN_CLUSTER);
      });
      for (const lane of [node, controller]) holdsThrough(lane);
    });
  });

  describe('on this machine', () => {
    for (const lane of local) holdsThrough(lane);
  });

  describe('on a disk that is full', () => {
    before(function () {
      if (!started.has(fullDisk)) leaveOut(this, 'A small disk can be mounted only by root.');
    });
    for (const lane of disks) holdsThrough(lane);
  });
});

const endText = ({ state, detail, charge }: Job): string =>
  `${state} (${detail?.code}), charged ${charge?.amount ?? '0'}`;
