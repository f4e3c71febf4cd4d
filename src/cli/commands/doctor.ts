import type { Command } from 'commander';
import { addOperatorOptions } from '../operator/options.ts';
import type { DoctorOptions } from '../operator/run-doctor.ts';
import { count } from '../option-values.ts';

/** `plegma doctor`: whether this provider can run jobs, and what hinders it. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('on the provider: check its batch systems up to a test job')
    .description(
      'Checks the configuration, the directory of the workspaces, each batch system with its queues and nodes, and runs a small test job on each resource; says what is wrong and what to do. For the operator, on the machine of the provider; the service may run meanwhile. Exit code 1 where something is wrong.',
    )
    .option('--wait <seconds>', 'how long a test job may take', count, 60);
  addOperatorOptions(command).action(async (_options: DoctorOptions, self: Command) => {
    const { runDoctor } = await import('../operator/run-doctor.ts');
    await runDoctor(self.optsWithGlobals<DoctorOptions>());
  });
}
