/**
 * Leaves a test, or in a `before` the whole suite, out and says why. Where everything that the tests need was installed
 * (`.ci/run` as root sets `PLEGMA_TESTS=all`) it fails instead: what did not start would be taken for what is not there.
 *
 * @param reason A plain sentence.
 */
export function leaveOut(context: Pick<Mocha.Context, 'skip'>, reason: string): never {
  if (process.env['PLEGMA_TESTS'] === 'all') throw new Error(`Nothing may be left out here. ${reason}`);
  console.log(`      left out: ${reason}`);
  return context.skip();
}
