import type { UnverifiedMessage } from '../message/parse.ts';
import type { CallProgress, IncomingCall } from './call.ts';
import type { CallContext } from './operation.ts';

/** Gathers what an operation may know beside its message. */
export function callContext(
  call: IncomingCall,
  progress: CallProgress,
  message: UnverifiedMessage,
  known: Pick<CallContext, 'caller' | 'resource'>,
): CallContext {
  const { addressing, form, outgoing } = progress;
  return {
    caller: known.caller,
    resource: known.resource,
    messageId: addressing?.messageId,
    get address() {
      return call.address();
    },
    get signal() {
      return call.signal();
    },
    envelope: message.bytes,
    attachments: message.attachments,
    attach: form === 'plain' ? undefined : (part) => outgoing.push(part),
  };
}
