import type { MountedOperation } from './dispatch.ts';
import type { Caller } from './operation.ts';

/**
 * Sixth stage: may this caller use this operation at all? Asked before anything of the message is decoded. What
 * depends on the resource and its state is asked by the operation itself, which knows it.
 *
 * @throws PlegmaError of the fault NotAuthorised to refuse
 * @example
 * const closedToStrangers: Authorise = async (caller, { contract }) => {
 *   if (caller.kind === 'anonymous' && contract.name !== 'DescribeBroker') throw new PlegmaError(...);
 * };
 */
export type Authorise = (caller: Caller, operation: MountedOperation) => Promise<void>;
