import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for a condition, looking every few milliseconds, up to a deadline: never a bare sleep.
 *
 * @throws Error that names what did not come to pass.
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  deadline = 15_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`Not within ${deadline} ms: ${what}.`);
    await sleep(15);
  }
}
