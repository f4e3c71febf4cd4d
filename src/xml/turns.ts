/** Work that can be interrupted: it yields where others may get their turn, and returns what came of it. */
export type Steps<Result> = Generator<void, Result, void>;

/**
 * How many pieces of work (tags, texts) are done between two places to stop: so few that the largest ones that the limits
 * let through keep nobody waiting.
 */
export const PIECES_OF_A_STEP = 16;

/** Milliseconds that one piece of work keeps everybody else waiting. */
const TURN = 10;

/** Does the whole work without stopping. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does the work in turns of a few milliseconds, between which the event loop serves others: one large message must not
 * hold up a thousand small ones. Work that is done within one turn is not interrupted.
 */
export async function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  let began = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < TURN) continue;
    await turnOfOthers();
    began = performance.now();
  }
}

function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
