import { z } from 'zod';
import { httpUrl, identity, path, seconds } from './values.ts';

/** Settings of trust, revocation and timestamps. */
export const securitySection = z
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
