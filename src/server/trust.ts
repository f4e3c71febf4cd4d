import { nodeCrypto } from '../security/crypto/node-crypto.node.ts';
import type { Identity } from '../security/identity.ts';
import type { ReplayMemory } from '../security/replay/replay-memory.ts';
import type { VerifyOptions } from '../security/verify-message.ts';
import type { Certificate } from '../security/x509/certificate.ts';
import type { RevocationSource } from '../security/x509/revocation.ts';
import { STRICT, type Strength } from '../security/x509/strength.ts';
import { TrustStore } from '../security/x509/trust-store.ts';
import type { SecuritySettings } from './configuration/configuration.ts';

/** What a trust store is made from. */
export interface TrustSources {
  readonly settings: SecuritySettings;
  readonly authorities: readonly Certificate[];
  /** Trusted by themselves (GR-37). */
  readonly known: readonly Certificate[];
  /** Named by messages that do not carry them (IN-30). */
  readonly listed: readonly Certificate[];
  readonly revocation: RevocationSource;
}

/** What a partner with an old stack may use: SHA-1 and keys of its time (GR-39). */
const legacy: Strength = { sha1: true, rsaBits: 1024 };

/** The trust store of the configuration. */
export function openTrust({ settings, authorities, known, listed, revocation }: TrustSources): TrustStore {
  const { missingRevocationList: missing, staleRevocationList: stale, legacyPartners } = settings;
  const isLegacy = (partner: Identity) =>
    legacyPartners.some(({ issuer, subject }) => issuer === partner.issuer && subject === partner.subject);
  return new TrustStore({
    crypto: nodeCrypto,
    authorities,
    known,
    listed,
    revocation,
    revocationPolicy: { missing, stale },
    strength: (partner) => (isLegacy(partner) ? legacy : STRICT),
  });
}

/** How the endpoints of a party verify messages. */
export function verificationBy(
  trust: TrustStore,
  { timestamps, maximumAge, maximumAhead }: SecuritySettings,
  replay: ReplayMemory,
): VerifyOptions {
  return { trust, replay, policy: { timestamps, maximumAge, maximumAhead } };
}
