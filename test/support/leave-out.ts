/**
 * Leaves a test, or in a `before` the whole suite, out and says why. With `PLEGMA_TESTS=all` it fails instead: for a
 * machine that has everything, where what did not start would be taken for what is not there.
 *
 * @param reason A plain sentence.
 */
export function leaveOut(context: Pick<Mocha.Context, 'skip'>, reason: string): never {
  if (process.env['PLEGMA_TESTS'] === 'all') throw new Error(`Nothing may be left out here. ${reason}`);
  console.log(`      left out: ${reason}`);
  return context.skip();
}
