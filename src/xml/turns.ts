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
 * Does work in turns of a few milliseconds and lets the event loop serve others in between: one large message must not hold
 * up a thousand small ones. Of work in many parts each goes on in the turn of the one before.
 */
export class Turns {
  #began = performance.now();

  /** Does one part of the work. What fits into the rest of the turn is not interrupted. */
  async take<Result>(steps: Steps<Result>): Promise<Result> {
    for (;;) {
      if (performance.now() - this.#began >= TURN) {
        await turnOfOthers();
        this.#began = performance.now();
      }
      const step = steps.next();
      if (step.done) return step.value;
    }
  }
}

/** Does work of one part in {@link Turns}. */
export function inTurns<Result>(steps: Steps<Result>): Promise<Result> {
  return new Turns().take(steps);
}

function turnOfOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
