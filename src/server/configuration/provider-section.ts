import { z } from 'zod';
import { platformSettings } from './platform-section.ts';
import {
  bytes,
  count,
  currency,
  decimal,
  decimalOrEmpty,
  httpUrl,
  identity,
  listener,
  path,
  seconds,
  text,
} from './values.ts';

const priceSettings = z.strictObject({
  metric: z
    .enum(['job', 'processor-time', 'wall-time', 'input-data', 'output-data'])
    .describe('What is counted: jobs, seconds or bytes'),
  price: decimal.describe('Price of one unit, in the currency of the accounts'),
  per: count.default(1).describe('How much one unit is, for example 3600 (seconds) for a price by the hour'),
});

const limitSettings = z
  .strictObject({
    nodes: count.optional(),
    processorsPerNode: count.optional(),
    memory: bytes.optional().describe('Bytes a node'),
    wallTime: count.optional().describe('Seconds'),
    nodeProperty: text.optional(),
  })
  .prefault({});

const resourceSettings = z.strictObject({
  id: z
    .string()
    .regex(/^res-[a-z0-9-]{1,36}$/, 'expected res- and at most 36 small letters, digits and hyphens')
    .describe('Stays the same for ever: jobs and quotes refer to it'),
  name: text.describe('Shown to customers'),
  description: z.string().max(4000).optional(),
  platform: text.describe('Name of one of the platforms'),
  queue: text.optional().describe("Queue of the batch system; left out, the system's default"),
  quality: count.default(1).describe('From 1 up; higher is better'),
  speed: z
    .number()
    .positive()
    .default(1)
    .describe("Relative to the provider's reference machine, which is 1"),
  prices: z.array(priceSettings).default([]).describe('Added up for a run'),
  limits: limitSettings.describe('The most that one job may ask for'),
  applications: z.array(text).optional().describe('URIs of what can run here; left out, every application'),
});

const accountSettings = z
  .strictObject({
    currencies: z
      .tuple([currency], currency)
      .default(['EUR'])
      .describe("Currencies of accounts; the first is the provider's own"),
    creditWithoutChecks: decimalOrEmpty
      .default('100')
      .describe('Credit that a newcomer gets at once; "" when every account waits for an operator'),
    tier: text.default('standard').describe('Tier of a new account'),
    operators: z.array(identity).prefault([]).describe('Who approves accounts and sees all of them'),
  })
  .prefault({});

const dataSettings = z
  .strictObject({
    maximumStager: bytes.default(4 * 1024 ** 3).describe('Largest file, in bytes'),
    freeSpace: bytes.default(1024 ** 3).describe('Bytes that uploads leave free on the disk'),
    maximumAccount: bytes.default(50 * 1024 ** 3).describe('Most data of one account, in bytes'),
    lifetime: seconds.default(7 * 86_400).describe('Seconds that data are kept'),
  })
  .prefault({});

const patienceSettings = z
  .strictObject({
    look: seconds
      .default(30)
      .describe(
        'For a submission whose answer was lost to show up in the batch system, before it is repeated',
      ),
    vanish: seconds
      .default(60)
      .describe(
        'For the exit status of a job that has left the batch system; longer where a network disk is slow',
      ),
    reason: seconds.default(10).describe("For the batch system's reason after a status other than 0"),
  })
  .prefault({});

const jobSettings = z
  .strictObject({
    quoteLifetime: seconds.default(3600).describe('Seconds for which a quote binds'),
    advancedTiers: z
      .array(text)
      .default(['standard'])
      .describe('Tiers whose accounts may use advanced parameters of applications'),
    keep: seconds.default(7 * 86_400).describe('Seconds that an ended job and its outputs are kept'),
    shortestPoll: seconds.default(1).describe('Seconds between two questions to a busy batch system'),
    longestPoll: seconds.default(30).describe('Seconds between two questions to a quiet batch system'),
    patience: patienceSettings.describe('Seconds that are waited for what may still come'),
  })
  .prefault({});

/** Settings of the provider. */
export const providerSection = z
  .strictObject({
    ...listener(8081),
    name: text.default('Plegma provider').describe('Shown to customers'),
    brokers: z
      .array(httpUrl)
      .optional()
      .describe("Registry addresses where services are registered; left out, this process's own broker"),
    lease: z
      .int()
      .min(60)
      .max(86_400)
      .default(300)
      .describe('Seconds that a registration lives; renewed after a third of it'),
    applications: path
      .optional()
      .describe(
        'Directory with one application directory each; left out, the applications that come with Plegma',
      ),
    workspaces: path
      .optional()
      .describe(
        'Where each job has its directory: on a file system that the nodes have under the same path; left out, workspaces in the data directory',
      ),
    platform: z
      .enum(['local', 'pbs', 'slurm', 'gridengine', 'condor', 'script'])
      .default('local')
      .describe('Where jobs run when no resources are configured'),
    platforms: z.array(platformSettings).default([]).describe('Batch systems'),
    resources: z
      .array(resourceSettings)
      .default([])
      .describe('Places where jobs can run, with prices; left out, one that stands for the platform'),
    accounts: accountSettings,
    data: dataSettings,
    jobs: jobSettings,
  })
  .prefault({});
