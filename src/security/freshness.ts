import { PlegmaError } from '../errors/plegma-error.ts';
import type { VerifiedMessage } from './message-verification.ts';
import type { MessagePolicy } from './policy.ts';
import type { ReplayMemory } from './replay/replay-memory.ts';
import { checkTimestamp } from './wsse/timestamp.ts';

/** Milliseconds: the clock goes on between a look at the Timestamp and one at what is remembered. */
const MARGIN = 1000;

/**
 * Refuses a verified message that is too old, from the future, or was received before.
 *
 * @param now Milliseconds since 1970.
 * @param replay Where messages are remembered; without it a replay goes unnoticed.
 * @throws TIMESTAMP_MISSING, MESSAGE_EXPIRED, MESSAGE_FROM_FUTURE, MESSAGE_REPLAYED
 */
export async function checkFreshness(
  { timestamp, replayKey }: VerifiedMessage,
  now: number,
  policy: MessagePolicy,
  replay: ReplayMemory | undefined,
): Promise<void> {
  if (timestamp !== undefined) checkTimestamp(timestamp, now, policy);
  else if (policy.timestamps === 'required') {
    throw new PlegmaError('TIMESTAMP_MISSING', 'The message has no Timestamp, and the policy asks for one.');
  }
  const expiresAt =
    timestamp === undefined
      ? now + policy.untimedMemory * 1000
      : timestamp.created + policy.maximumAge * 1000 + MARGIN;
  if (replay === undefined || (await replay.remember(replayKey, expiresAt))) return;
  throw new PlegmaError('MESSAGE_REPLAYED', 'The same signed message was received before.');
}
