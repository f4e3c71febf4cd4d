import type { Peer } from './peer.ts';
import { axis } from './peers/axis/axis.ts';

/** Every peer that is tried, in the order of the table. */
export const peers: readonly Peer[] = [axis];
