import { createHash, randomUUID } from 'node:crypto';
import type { Identity } from '../../src/security/identity.ts';
import { noAttachments } from '../../src/soap/attachments/attachment.ts';
import type { CallContext } from '../../src/soap/server/operation.ts';

const address = new URL('https://provider.example:8443/services/');

/** A call that carried no signature. */
export const nobody: CallContext = {
  caller: { kind: 'anonymous' },
  messageId: undefined,
  address,
  signal: new AbortController().signal,
  envelope: new Uint8Array(),
  attachments: noAttachments,
  resource: [],
  attach: undefined,
};

/** A call whose signature proves this identity, as the engine hands it to an operation. */
export function callBy(identity: Identity, messageId?: string): CallContext {
  const evidence = createHash('sha256').update(randomUUID()).digest('hex');
  return { ...nobody, messageId, caller: { kind: 'identified', identity, evidence } };
}
