const { availableParallelism } = require('node:os');

/** Unit, property, attack and workflow tests. The suites that start n8n or a browser stand in test/system. */
module.exports = {
  testEnvironment: 'node',
  // Two at least: a suite waits for servers, browsers and databases as often as it computes.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/system/'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // For importers alone, which Jest's transform no longer is.
  moduleNameMapper: { '^eld/small$': '<rootDir>/node_modules/eld/src/entries/static.small.js' },
  // Packages that ship ECMAScript modules only; those after "eld" are of n8n's own form page.
  transformIgnorePatterns: [
    '/node_modules/(?!(kysely|eld|sanitize-html|htmlparser2|domhandler|domutils|domelementtype|dom-serializer|entities)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.host', '<rootDir>/.urp'],
};
