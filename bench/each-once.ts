import type { Credential } from '../dist/security/credential.js';
import { signEnvelope } from '../dist/security/sign-envelope.js';
import type { Load } from './load.ts';

/** More than any machine takes in one round: what is sent twice would be refused as a replay. */
const MESSAGES = 15_000;

/** Signed requests of one content, made before each round and sent once. */
export function eachOnce(body: string, signer: Credential): Required<Pick<Load, 'nextBody' | 'prepare'>> {
  const messages: string[] = [];
  return {
    prepare: async () => {
      while (messages.length < MESSAGES) {
        const batch = Array.from({ length: 64 }, () => signEnvelope({ body }, signer));
        messages.push(...(await Promise.all(batch)));
      }
    },
    nextBody: () => {
      const message = messages.pop();
      if (message === undefined) throw new Error('there were not enough signed messages for this machine');
      return message;
    },
  };
}
