const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: false },
  sourceMaps: 'inline',
};
const swcJs = {
  jsc: { target: 'es2023', parser: { syntax: 'ecmascript', dynamicImport: true, importMeta: true } },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
/** Any suite by its path; which of them npm test and test:long run says test/support/together.ts. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: './test/support/plain-context.cjs',
  testRegex: '((src|test)/.*\\.spec|test/.*\\.e2e-spec)\\.ts$',
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/together/'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.m?js$': ['@swc/jest', swcJs] },
  // ESM-only packages that tests reach
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|@fastify/cookie|cookie|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|temporal-polyfill|temporal-utils)/)',
  ],
  globalSetup: './test/support/global-setup.ts',
  globalTeardown: './test/support/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/support/not-run-reporter.cjs'],
  maxWorkers: 2,
  testTimeout: 120_000,
};
