/** Work in steps: it yields wherever it may be interrupted, and returns its result. */
export type Steps<Result> = Generator<void, Result, void>;

/**
 * Pieces of work (a tag, a text) between two yields: so few that even the largest pieces that the limits let through
 * keep nobody waiting.
 */
export const PIECES_OF_A_STEP = 16;

/** Milliseconds that work may run before it lets others go first. */
const TURN = 10;

/** Does the whole work without stopping. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does the work in turns of a few milliseconds and lets the event loop serve others in between: one large message must
 * not hold up a thousand small ones. Work that fits into one turn is not interrupted.
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
