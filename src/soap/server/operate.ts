import type { MountedOperation } from './dispatch.ts';
import type { CallContext } from './operation.ts';

/**
 * Eighth stage: the operation itself.
 *
 * @param input What `decode` made of a message for this operation.
 * @throws what the operation throws
 */
export function operate(operation: MountedOperation, input: unknown, context: CallContext): Promise<unknown> {
  // Types of different services meet here. The codec made the input from the contract whose types the operation has.
  return operation.run(input as never, context);
}
