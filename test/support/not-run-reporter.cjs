/** Ends a run with what was not run and what to do about it: a skipped test that nobody notices proves nothing. */
module.exports = class NotRunReporter {
  onRunComplete(_contexts, { testResults }) {
    const pending = testResults.flatMap(({ testFilePath, testResults: tests }) =>
      tests.filter(({ status }) => status === 'pending').map(() => testFilePath),
    );
    const browser = pending.filter((file) => file.endsWith('.e2e-spec.ts')).length;
    const long = pending.filter((file) => file.endsWith('.long-spec.ts')).length;
    const samples = pending.length - browser - long;
    if (browser > 0) {
      console.log(
        `${browser} browser tests were not run: there is no browser. Install one (apt-get install chromium) or set CHROMIUM to one.`,
      );
    }
    if (long > 0) {
      console.log(`${long} long tests were not run: they need root, or sudo that asks for no password.`);
    }
    if (samples > 0) {
      console.log(`${samples} other tests were not run: they read sample files that are not beside this checkout.`);
    }
  }
};
