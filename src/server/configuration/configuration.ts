import { z } from 'zod';
import { brokerSection } from './broker-section.ts';
import { providerSection } from './provider-section.ts';
import { securitySection } from './security-section.ts';
import { bytes, count, path, seconds } from './values.ts';

const limitsSection = z
  .strictObject({
    envelope: bytes.default(16 * 1024 ** 2).describe('Bytes of one SOAP envelope'),
    message: bytes.default(4 * 1024 ** 3).describe('Bytes of one message with its attachments'),
    attachments: count.default(100).describe('Parts of one message'),
    patience: seconds
      .default(30)
      .describe('Seconds that a silent sender, or a reader who takes nothing of its answer, is waited for'),
    connections: count
      .default(2000)
      .describe(
        'Connections to one port; more are closed at once, so that files and batch commands can still be opened',
      ),
    shutdown: seconds.default(10).describe('Seconds that running requests may take to finish at shutdown'),
  })
  .prefault({});

const logSection = z
  .strictObject({
    level: z.enum(['error', 'warn', 'info', 'debug', 'silent']).default('info').describe('What is logged'),
    file: path.optional().describe('Where to; left out, standard error'),
  })
  .prefault({});

/** The whole configuration. Every setting has a default: an empty file is a working one. */
export const configurationSchema = z.strictObject({
  dataDirectory: path
    .default('var')
    .describe(
      'Everything that Plegma keeps: database, files, workspaces, certificates of the development authority',
    ),
  broker: brokerSection,
  provider: providerSection,
  security: securitySection,
  limits: limitsSection,
  log: logSection,
});

/** A checked configuration; paths are absolute. */
export type Configuration = z.output<typeof configurationSchema>;
/** The checked settings of the provider. */
export type ProviderSettings = Configuration['provider'];
/** The checked settings of trust, revocation and timestamps. */
export type SecuritySettings = Configuration['security'];
/** The checked settings of one resource. */
export type ResourceSettings = ProviderSettings['resources'][number];
/** The checked settings of one batch system. */
export type PlatformSettings = ProviderSettings['platforms'][number];
