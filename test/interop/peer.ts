import type { Capability } from './capabilities.ts';
import type { Grid } from './grid.ts';

/** Why a capability failed; absent where it passed. */
export interface Outcome {
  readonly failure?: string;
}

/** What to install to have a peer: names of packages. */
export interface Needs {
  readonly debian?: readonly string[];
  readonly npm?: readonly string[];
}

/** A program that was not written here and speaks SOAP with us. */
export interface Peer {
  readonly name: string;
  /** Which side of the calls the peer is. */
  readonly role: 'client' | 'server';
  readonly needs: Needs;
  /** What somebody who uses this peer has to know, for the page. */
  readonly notes?: readonly string[];
  /** What is tried; everything else is `not tried` in the table. */
  readonly tries: readonly Capability[];
  /** The versions of what is installed, or undefined where something is missing. */
  version(): Promise<string | undefined>;
  /** Plays everything that is tried, once. */
  run(grid: Grid): Promise<ReadonlyMap<Capability, Outcome>>;
}
