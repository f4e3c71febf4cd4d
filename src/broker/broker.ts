import type { Registry } from './registry.ts';

/** What the broker's services are made from. */
export interface Broker extends Registry {
  /** Shown to clients. */
  readonly name: string;
  /** What the Grid is, how to open an account, submit and fetch (MG-5). */
  readonly about: string;
  readonly softwareVersion: string;
  /** Addresses of other brokers. */
  readonly peers: readonly string[];
  /** Certificates of the trusted authorities, DER. */
  readonly authorities: readonly Uint8Array[];
  /** The registry's own address, where the configuration gives one; else the one that the client used. */
  readonly publicUrl: URL | undefined;
}
