import { z } from 'zod';
import { brokerSection } from './broker-section.ts';
import { providerSection } from './provider-section.ts';
import { bytes, count, httpUrl, identity, path, seconds } from './values.ts';

const securitySection = z
  .strictObject({
    authorities: z
      .array(path)
      .default([])
      .describe('PEM files of trusted authorities, beside the development authority where one was made'),
    trustedCertificates: z
      .array(path)
      .default([])
      .describe('PEM files of certificates that are trusted by themselves, whoever issued them'),
    partnerCertificates: z
      .array(path)
      .default([])
      .describe(
        'PEM files of certificates that messages may name by issuer and serial number, key identifier or ' +
          'thumbprint, beside those of the development authority; each still needs a trusted authority',
      ),
    revocationDirectories: z
      .array(path)
      .default([])
      .describe('Directories with CRL files (.crl, .pem, .der, .r0); read again when they change'),
    distributionPoints: z
      .array(httpUrl)
      .default([])
      .describe('Addresses where CRLs are fetched from, every hour'),
    missingRevocationList: z
      .enum(['accept', 'refuse'])
      .default('accept')
      .describe('What happens to certificates of an authority without a list'),
    staleRevocationList: z
      .enum(['accept', 'refuse'])
      .default('refuse')
      .describe('What happens to certificates of an authority whose list is out of date'),
    timestamps: z
      .enum(['required', 'optional'])
      .default('optional')
      .describe('Whether messages must carry a signed Timestamp; the older GRIA dialect has none'),
    maximumAge: seconds.default(300).describe('Seconds that a message may be old'),
    maximumAhead: seconds.default(60).describe("Seconds that a message's clock may be ahead of ours"),
    legacyPartners: z
      .array(identity)
      .prefault([])
      .describe('Partners whose messages and certificates may use SHA-1; nobody else may'),
  })
  .prefault({});

const limitsSection = z
  .strictObject({
    envelope: bytes.default(16 * 1024 ** 2).describe('Bytes of one SOAP envelope'),
    message: bytes.default(4 * 1024 ** 3).describe('Bytes of one message with its attachments'),
    attachments: count.default(100).describe('Parts of one message'),
    patience: seconds.default(30).describe('Seconds that a silent sender is waited for'),
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
export type BrokerSettings = Configuration['broker'];
export type ProviderSettings = Configuration['provider'];
export type SecuritySettings = Configuration['security'];
export type ResourceSettings = ProviderSettings['resources'][number];
export type PlatformSettings = ProviderSettings['platforms'][number];
