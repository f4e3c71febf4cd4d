import type { DistinguishedName, Identity } from '../security/identity.ts';

/**
 * Who may register: one exact identity or, without a subject, everybody to whom this authority gave a
 * certificate. (Whether the authority itself is trusted was decided when the signature was verified.)
 */
export interface ProviderRule {
  readonly issuer: DistinguishedName;
  readonly subject?: DistinguishedName | undefined;
}

/** Makes the check of identities from the rules; without any rule nobody is trusted. */
export function trustedProviders(rules: readonly ProviderRule[]): (identity: Identity) => boolean {
  return ({ issuer, subject }) =>
    rules.some((rule) => rule.issuer === issuer && (rule.subject === undefined || rule.subject === subject));
}
