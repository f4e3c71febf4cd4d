import { type Behaviour, createFaultyCommands } from '../../provider/platforms/live/faulty-commands.ts';
import type { Cluster } from '../../slurm/cluster.ts';
import { until } from '../../support/until.ts';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

/** What submits and what lists, and how each fails once. */
const faults: readonly (readonly [command: string, behaviour: Behaviour])[] = [
  ['qsub', 'hangs'],
  ['qsub', 'acts, then hangs'],
  ['qsub', 'prints rubbish'],
  ['qsub', 'fails'],
  ['squeue', 'hangs'],
  ['squeue', 'prints rubbish'],
  ['squeue', 'fails'],
];

const faultText = (command: string, behaviour: Behaviour): string => `${command} ${behaviour} once`;

/** One command of the batch system misbehaves at its next call while a job needs it. */
export function failingCommands(cluster: () => Cluster): Lane {
  return {
    platform: 'pbs',
    faults: faults.map(([command, behaviour]) => faultText(command, behaviour)),
    async run(): Promise<Verdicts> {
      const { environment } = cluster();
      const commands = await createFaultyCommands();
      const settings = { kind: 'pbs', environment, commandPath: commands.path, timeLimit: 2 };
      const trial = await Trial.begin('commands', settings);
      const jobs = new Map<string, string>();
      for (const [command, behaviour] of faults) {
        await commands.setOnce(command, behaviour);
        jobs.set(faultText(command, behaviour), await trial.submit(faultText(command, behaviour)));
        await until(`${command} was called`, () => commands.wasMet(command), 60_000);
      }
      const verdicts = await verdictsOn(trial, jobs);
      await trial.end();
      return verdicts;
    },
  };
}
