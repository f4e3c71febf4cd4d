import { PlegmaError } from '../../errors/plegma-error.ts';

/** Stops the demonstration where something did not come out as it should. @throws DEMO_FAILED */
export function expect(condition: boolean, sentence: string): asserts condition {
  if (!condition) throw new PlegmaError('DEMO_FAILED', sentence);
}
