import assert from 'node:assert/strict';
import type { Job, SubmitJob } from '../../../src/contracts/generated/job-types.ts';
import { decimal } from '../../../src/soap/codec/decimal.ts';
import type { Random } from './random.ts';

/** Where jobs run. */
export interface Place {
  /** Of the platform. */
  readonly kind: 'local' | 'pbs' | 'slurm' | 'gridengine' | 'script';
  /** Settings of the platform. */
  readonly settings: object;
  /** The shortest (s) that it enforces, where jobs are to run over it. */
  readonly wallTime?: number;
  /** Its server is killed too. */
  readonly mayFail: boolean;
}

/** What a customer wants, and what must have become of it. */
export interface Order {
  readonly kind: Kind;
  readonly place: Place;
  readonly wish: Pick<SubmitJob, 'resourceId' | 'applicationUri' | 'arguments' | 'requirements' | 'sweep'>;
  /** Jobs that it makes. */
  readonly jobs: number;
  /** Ms after its acceptance when it is cancelled. */
  readonly cancelAfter?: number;
}

const ends = {
  short: ['done'],
  long: ['done'],
  sweep: ['done'],
  restartable: ['done'],
  failing: ['exit-status'],
  // One that ended in the moment of the cancellation has ended.
  cancelled: ['cancelled-before-start', 'cancelled-while-running'],
  overtime: ['over-wall-time'],
} as const satisfies Record<string, readonly string[]>;

export type Kind = keyof typeof ends;

/** What may become of any job when its batch server or node dies; nothing is charged for these. */
const DISASTERS: readonly string[] = [
  'lost',
  'second-start',
  'exit-unknown',
  'node-failure',
  'launch-failed',
  'cancelled-by-provider',
];

/** An order of any kind for any of the places. */
export function anyOrder(random: Random, places: readonly Place[]): Order {
  const place = random.pick(places.map((one) => [1, one] as const));
  const { wallTime } = place;
  const kind = random.pick<Kind>([
    [4, 'short'],
    [4, 'long'],
    [3, 'cancelled'],
    [2, 'failing'],
    [2, 'restartable'],
    [1, 'sweep'],
    [wallTime === undefined ? 0 : 1, 'overtime'],
  ]);
  const wish = (seconds: number, status = 0) => ({
    resourceId: `res-${place.kind}`,
    applicationUri: kind === 'restartable' ? 'urn:test:restartable' : 'urn:test:subject',
    arguments: [
      { name: 'seconds', value: seconds.toFixed(2) },
      { name: 'status', value: String(status) },
      ...(kind === 'sweep' ? [] : [{ name: 'word', value: kind }]),
    ],
  });
  const one = { kind, place, jobs: 1 };
  const some = random.between(0, 6);
  switch (kind) {
    case 'short':
      return { ...one, wish: wish(0) };
    case 'long':
    case 'restartable':
      return { ...one, wish: wish(some) };
    case 'failing':
      // Grid Engine would run a job of status 99 again, and keep one of status 100 for an operator.
      return { ...one, wish: wish(some / 3, 98 + Math.floor(some / 2)) };
    case 'cancelled':
      return { ...one, wish: wish(600), cancelAfter: Math.max(0, random.between(-1_000, 4_000)) };
    case 'overtime':
      return { ...one, wish: { ...wish(600), requirements: { wallTime: decimal(wallTime ?? 1) } } };
    case 'sweep':
      return {
        ...one,
        jobs: 3,
        wish: { ...wish(some / 3), sweep: { parameter: 'word', values: ['a', 'b', 'c'] } },
      };
  }
}

/** The end is the one that the order leads to, or a disaster where there was one. `neverLaunched`: its launcher was killed before it began. */
export function assertRightEnd(
  { kind, place }: Order,
  { detail, charge }: Job,
  neverLaunched: boolean,
): void {
  const code = detail?.code ?? '';
  const right: readonly string[] = ends[kind];
  if (right.includes(code)) return;
  assert.ok(
    (neverLaunched && DISASTERS.includes(code)) || (place.mayFail && DISASTERS.includes(code)),
    `a ${kind} job on ${place.kind} ended as ${code}: ${detail?.text}`,
  );
  assert.equal(Number(charge?.amount ?? 0), 0, `charged although ${code}`);
}

/** What a job that finished has written. */
export function outputOf({ arguments: given }: Job): string {
  return `${given.find(({ name }) => name === 'word')?.value} hello`;
}
