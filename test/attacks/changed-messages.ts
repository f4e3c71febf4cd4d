import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { forgeMessage, type MessagePlan } from '../security/forge-message.ts';
import { refused } from '../security/refused.ts';
import { world } from '../security/world.ts';

/** The attacker has a key and certificate that are trusted: everything but the structure is right. */
export async function refusedPlan(
  plan: Partial<MessagePlan>,
  code: ErrorCode | readonly ErrorCode[],
): Promise<void> {
  const { alice } = await world();
  await refused(await forgeMessage({ credential: alice.credential, ...plan }), code);
}

/** The signature is changed after it was made. */
export function changed(pattern: string | RegExp, replacement: string): Partial<MessagePlan> {
  return {
    afterSigning: (text) => {
      const result = text.replace(pattern, replacement);
      if (result === text) throw new Error(`nothing to change: ${pattern}`);
      return result;
    },
  };
}

/** SignedInfo is changed and then signed. */
export function signedWith(pattern: string | RegExp, replacement: string): Partial<MessagePlan> {
  return { signedInfo: (text) => text.replace(pattern, replacement) };
}
