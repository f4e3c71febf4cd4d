import { z } from 'zod';
import { asLocalUser } from '../../provider/platforms/local-user.ts';
import type { DistinguishedName } from '../../security/identity.ts';

// The building blocks of the configuration.

/** Up to a year. */
export const seconds = z.number().positive().max(31_536_000);
/** An amount of bytes, 1 or more. */
export const bytes = z.int().positive();
/** An amount of anything else, 1 or more. */
export const count = z.int().positive();
/** A name or another short text. */
export const text = z.string().min(1).max(200);
/** Relative paths start at the configuration file. */
export const path = z.string().min(1);

/** An absolute address. */
export const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http or https URL' });

/** Without a path: services have theirs, and a proxy must keep them. */
const hostUrl = httpUrl.refine(
  (url) => new URL(url).pathname === '/',
  'expected scheme, host and port alone',
);

/** An exact amount, as a text. */
export const decimal = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'expected a decimal in quotes with at most 6 decimals, for example "0.05"');

/** An exact amount, or `""` for none. */
export const decimalOrEmpty = z
  .string()
  .regex(/^$|^\d{1,9}(\.\d{1,6})?$/, 'expected a decimal in quotes, for example "100", or ""');

/** An ISO 4217 code. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'expected an ISO 4217 code, for example "EUR"');

/** A name in GRIA's normal form (GR-23): written any other way it would silently match nobody. */
export const distinguishedName = z
  .string()
  .regex(
    /^EMAILADDRESS=.+,CN=.+,OU=.+,O=.+,L=.+,ST=.+,C=.+$/,
    'expected a name as `plegma pki` shows it: EMAILADDRESS=none,CN=…,OU=none,O=…,L=none,ST=none,C=none',
  )
  .transform((name) => name as DistinguishedName);

/** One exact identity (GR-23). */
export const identity = z.strictObject({
  issuer: distinguishedName.describe('The authority that certified it'),
  subject: distinguishedName.describe('Whom it certified'),
});

/** A user of the operating system; root runs nobody's job. */
export const localUser = z
  .string()
  .regex(/^(?!root$)[a-z_][a-z0-9_-]{0,31}$/, 'expected the name of a user of this machine who is not root')
  .transform(asLocalUser);

/** What a party signs with, as files. */
export const credential = z.strictObject({
  certificate: path.describe('PEM file: the certificate, and the path to its authority behind it'),
  key: path.describe('PEM file: the private key, PKCS#8, without password'),
});

/** An interface and port, and the address under which clients reach it. */
export const listener = (port: number) => ({
  enabled: z.boolean().default(true).describe('Whether this process runs it'),
  host: z.string().min(1).default('127.0.0.1').describe('Interface to listen on; "0.0.0.0" for all'),
  port: z
    .int()
    .min(0)
    .max(65_535)
    .default(port)
    .describe('TCP port; 0 takes a free one. Broker and provider may share a port'),
  publicUrl: hostUrl
    .optional()
    .describe(
      'Host under which clients reach it, where that is not the one it listens on: https://grid.example/',
    ),
  credential: credential
    .optional()
    .describe('Certificate and key that sign its messages; made by the development authority where left out'),
});
