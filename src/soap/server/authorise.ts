import type { MountedOperation } from './dispatch.ts';
import type { Caller } from './operation.ts';

/**
 * Sixth stage: may this caller use this operation at all? It is asked before the message is decoded. What depends on a
 * resource and its state is for the operation itself to judge.
 *
 * @throws PlegmaError of the fault NotAuthorised to refuse
 * @example
 * const closedToStrangers: Authorise = async (caller, { contract }) => {
 *   if (caller.kind === 'anonymous' && contract.name !== 'DescribeBroker') throw new PlegmaError(...);
 * };
 */
export type Authorise = (caller: Caller, operation: MountedOperation) => Promise<void>;
