import mocha from 'mocha';

const { Spec } = mocha.reporters;
const { EVENT_RUN_END, EVENT_TEST_PENDING } = mocha.Runner.constants;

/** Mocha's spec reporter, closed by what was left out and by one line that counts: `N passed, N failed, N skipped`. */
export default class Reporter extends Spec {
  constructor(runner, options) {
    super(runner, options);
    const leftOut = new Map();
    runner.on(EVENT_TEST_PENDING, (test) => {
      const suite = test.parent?.fullTitle() || test.title;
      leftOut.set(suite, (leftOut.get(suite) ?? 0) + 1);
    });
    runner.once(EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      if (leftOut.size > 0) console.log('left out (each suite says why above):');
      for (const [suite, tests] of leftOut) console.log(`  ${suite}: ${tests}`);
      console.log(`\n${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
}
