import { z } from 'zod';
import { bytes, count, distinguishedName, localUser, path, seconds, text } from './values.ts';

const name = text.describe('By which resources name it');

const runAs = {
  localUsers: z
    .array(
      z.strictObject({
        subject: distinguishedName.describe('Whose jobs'),
        issuer: distinguishedName
          .optional()
          .describe('The authority that certified the subject; left out, any trusted one'),
        user: localUser.describe('As whom they run, by sudo'),
      }),
    )
    .prefault([])
    .describe(
      'As which users of the operating system jobs run; left out, all run as the user of the service',
    ),
  defaultUser: localUser
    .optional()
    .describe('As whom the jobs of everybody else run; left out beside localUsers, nobody else may run any'),
};

const batchSystem = {
  name,
  ...runAs,
  commandPath: path.optional().describe("Where the commands are; left out, the service's own PATH"),
  environment: z.record(z.string(), z.string()).default({}).describe('Variables for the commands'),
  prefix: z
    .tuple([text], text)
    .optional()
    .describe('Words before every command, for example ["ssh", "-o", "BatchMode=yes", "head"]'),
  prefixThroughShell: z
    .boolean()
    .default(true)
    .describe('Whether the far side of the prefix hands the words to a shell, as ssh does'),
  timeLimit: seconds.default(60).describe('Seconds after which a command is given up'),
  outputLimit: bytes
    .default(128 * 1024 ** 2)
    .describe('Bytes that a command may print; more than tens of thousands of jobs need'),
};

/** Settings of a batch system, by its kind. */
export const platformSettings = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('local').describe('Child processes of this machine'),
    name,
    ...runAs,
    slots: count.optional().describe('Jobs at once; left out, as many as there are processors'),
  }),
  z.strictObject({
    kind: z.literal('pbs').describe('TORQUE, OpenPBS, PBS Pro, Slurm with its wrappers'),
    ...batchSystem,
  }),
  z.strictObject({ kind: z.literal('slurm').describe('Slurm by its own commands'), ...batchSystem }),
  z.strictObject({
    kind: z.literal('gridengine').describe('Grid Engine'),
    ...batchSystem,
    parallelEnvironment: text.default('smp').describe('For jobs with more than one processor'),
  }),
  z.strictObject({ kind: z.literal('condor').describe('HTCondor'), ...batchSystem }),
  z.strictObject({
    kind: z.literal('script').describe("A site's own GRIA scripts"),
    ...batchSystem,
    startJob: path.describe('Absolute path of the script that submits'),
    checkJob: path.describe('Absolute path of the script that reports'),
    killJob: path.describe('Absolute path of the script that ends'),
    checkInterval: seconds
      .default(30)
      .describe(
        'Seconds between two runs of checkJob for one job: the contract has no question for all jobs',
      ),
  }),
]);
