import type { Attachments } from '../attachments/attachment.ts';
import { coveredAttachments } from '../attachments/covered-attachments.ts';
import type { UnverifiedMessage } from '../message/parse.ts';
import type { CallProgress, IncomingCall } from './call.ts';
import type { CallContext } from './operation.ts';

/** What an operation may ask about its call. A class of getters, as most operations ask for little of it. */
export class GatheredContext implements CallContext {
  readonly caller: CallContext['caller'];
  readonly resource: CallContext['resource'];
  readonly #call: IncomingCall;
  readonly #progress: CallProgress;
  readonly #message: UnverifiedMessage;

  constructor(
    call: IncomingCall,
    progress: CallProgress,
    message: UnverifiedMessage,
    known: Pick<CallContext, 'caller' | 'resource'>,
  ) {
    this.caller = known.caller;
    this.resource = known.resource;
    this.#call = call;
    this.#progress = progress;
    this.#message = message;
  }

  get messageId(): string | undefined {
    return this.#progress.addressing?.messageId;
  }

  get address(): URL {
    return this.#call.address();
  }

  get signal(): AbortSignal {
    return this.#call.signal();
  }

  get envelope(): Uint8Array {
    return this.#message.bytes;
  }

  get attachments(): Attachments {
    const { attachments } = this.#message;
    const { admitted } = this.#progress;
    if (admitted?.kind !== 'verified' || admitted.attachments.size === 0) return attachments;
    return coveredAttachments(attachments, admitted.attachments);
  }

  get attach(): CallContext['attach'] {
    const { form, outgoing } = this.#progress;
    return form === 'plain' ? undefined : (part) => outgoing.push(part);
  }
}
