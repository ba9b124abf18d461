const base = require('./jest.config.cjs');
/** All of it for real: other database versions, kills, other users, other time zones. */
module.exports = {
  ...base,
  testRegex: 'test/long/.*\\.long-spec\\.ts$',
  testTimeout: 300_000,
  testSequencer: './test/support/longest-first.cjs',
};
