import type { Offer } from '../../src/broker/listed-service.ts';
import type { Registry } from '../../src/broker/registry.ts';
import type { DistinguishedName, Identity } from '../../src/security/identity.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import { type TemporaryStore, temporaryStore } from '../store/temporary-store.ts';

/** Names as they come out of a verified certificate. */
export function identityNamed(name: string, issuer = 'CN=Test CA,O=Plegma'): Identity {
  return { issuer: issuer as DistinguishedName, subject: `CN=${name},O=Plegma` as DistinguishedName };
}

export interface TestRegistry extends Registry {
  /** Lets time go on. */
  pass(seconds: number): void;
  readonly temporary: TemporaryStore;
}

/** A registry over a real database with a clock that the test sets; every provider of the test CA is trusted. */
export async function testRegistry(): Promise<TestRegistry> {
  const temporary = await temporaryStore();
  let time = Date.UTC(2026, 0, 1);
  return {
    store: temporary.store,
    temporary,
    trusts: ({ issuer }) => issuer === identityNamed('any').issuer,
    maximumServices: 5,
    now: () => time,
    pass: (seconds) => {
      time += seconds * 1000;
    },
  };
}

export const swirl: Offer = {
  name: 'Swirl',
  description: 'Turns a picture in a vortex around its centre',
  url: 'http://provider.example:8081/services/JobService',
  applicationUri: 'http://it-innovation.soton.ac.uk/grid/imagemagick/swirl',
  applicationVersion: '2.0-1',
  categories: ['graphics'],
  keywords: ['imagemagick', 'picture'],
  priceFrom: { amount: decimal('0.05'), currency: 'EUR' },
  providerName: 'Harbour Computing',
};

export const paint: Offer = {
  ...swirl,
  name: 'Oil Paint',
  description: 'Makes a picture look painted; no swirl in it',
  applicationUri: 'http://it-innovation.soton.ac.uk/grid/imagemagick/paint',
  priceFrom: { amount: decimal('0.2'), currency: 'EUR' },
};

export const pack: Offer = {
  ...swirl,
  name: 'Pack',
  description: 'Packs files',
  applicationUri: 'urn:plegma:application:pack',
  categories: ['files'],
  keywords: ['zip', 'compress'],
  priceFrom: undefined,
};
