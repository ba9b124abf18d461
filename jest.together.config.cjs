const base = require('./jest.config.cjs');
/** Every suite of jest.config.cjs, dealt into a few files that load the code once (test/support/together.ts). */
module.exports = { ...base, testRegex: 'test/together/.*\\.spec\\.ts$', testPathIgnorePatterns: ['/node_modules/'] };
